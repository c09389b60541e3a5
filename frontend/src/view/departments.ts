import { createContext, useContext } from 'react';
import { type BoardDepartment, usualDepartments } from '../document/departments';
import type { DepartmentKey } from '../shared/catalogue';
import { type Text, useText } from './text';

const DepartmentsContext = createContext<readonly BoardDepartment[]>(usualDepartments);

/** Gives the board's departments to what is inside. */
export const DepartmentsProvider = DepartmentsContext.Provider;

/** The board's departments in their order, each with the name that people read. */
export function useDepartments(): readonly BoardDepartment[] {
  return named(useContext(DepartmentsContext), useText());
}

const lists = new WeakMap<Text, WeakMap<readonly BoardDepartment[], readonly BoardDepartment[]>>();

/** Every note asks: the names are looked up once for all of them. */
function named(known: readonly BoardDepartment[], text: Text): readonly BoardDepartment[] {
  const list = lists.get(text) ?? new WeakMap();
  lists.set(text, list);
  const before = list.get(known);
  if (before) return before;
  const found = known.map((one) => ({ ...one, name: nameOf(one, text) }));
  list.set(known, found);
  return found;
}

/** One of the board's departments. */
export function useDepartment(key: string): BoardDepartment | undefined {
  return useDepartments().find((one) => one.key === key);
}

/** The name of a department: the board's own, else the catalogue's. */
export function nameOf({ key, name }: BoardDepartment, text: Text): string {
  return name || text(`department.${key as DepartmentKey}`);
}
