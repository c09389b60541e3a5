import { createContext, useContext, useMemo } from 'react';
import { type BoardDepartment, usualDepartments } from '../document/departments';
import type { DepartmentKey } from '../shared/catalogue';
import { type Text, useText } from './text';

const DepartmentsContext = createContext<readonly BoardDepartment[]>(usualDepartments);

/** Gives the board's departments to what is inside. */
export const DepartmentsProvider = DepartmentsContext.Provider;

/** The board's departments in their order, each with the name that people read. */
export function useDepartments(): readonly BoardDepartment[] {
  const known = useContext(DepartmentsContext);
  const text = useText();
  return useMemo(() => known.map((one) => ({ ...one, name: nameOf(one, text) })), [known, text]);
}

/** One of the board's departments. */
export function useDepartment(key: string): BoardDepartment | undefined {
  return useDepartments().find((one) => one.key === key);
}

/** The name of a department: the board's own, else the catalogue's. */
export function nameOf({ key, name }: BoardDepartment, text: Text): string {
  return name || text(`department.${key as DepartmentKey}`);
}
