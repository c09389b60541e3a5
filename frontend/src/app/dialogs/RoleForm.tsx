import { useState } from 'react';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  FieldError,
  Form,
  Input,
  Label,
  Text,
  TextField,
} from 'react-aria-components';
import { useLocation } from 'wouter';
import { api } from '../../api/client';
import type { NewMap } from '../../api/types';
import { committeeRoles } from '../../shared/catalogue';
import { limits } from '../../shared/limits';
import { BusyButton } from '../../view/BusyButton';
import { useText } from '../../view/text';
import type { BoardRoom } from '../board/room';
import { complain } from '../failure';
import { closeRoleDialog, type RoleDialogAim } from './roleDialogStore';

interface RoleFormProps {
  readonly room: BoardRoom;
  readonly aim: RoleDialogAim;
}

/** The fields of a role. */
export function RoleForm({ room, aim }: RoleFormProps) {
  const text = useText();
  const { save, isSaving } = useSave(room, aim);
  const known = useKnown(room, aim);
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const person = String(fields.get('person') ?? '').trim();
    const committee_roles = fields.getAll('committee_roles').map(String);
    const job_title = String(fields.get('job_title') ?? '').trim();
    void save({ job_title, committee_roles, ...(person ? { person } : {}) });
  };
  return (
    <Form className="form" onSubmit={submit}>
      <TextField
        name="job_title"
        isRequired
        autoFocus
        defaultValue={known.title}
        maxLength={limits.jobTitleLength}
        autoComplete="off"
        validate={(value) => (value.trim() ? null : text('role.needsTitle'))}
      >
        <Label>{text('role.jobTitle')}</Label>
        <Input />
        <Text slot="description">{text('role.jobTitleHint')}</Text>
        <FieldError>{text('role.needsTitle')}</FieldError>
      </TextField>
      <CommitteeRoles chosen={known.committeeRoles} />
      <TextField
        name="person"
        defaultValue={known.person}
        maxLength={limits.personLength}
        autoComplete="off"
      >
        <Label>{text('role.person')}</Label>
        <Input />
        <Text slot="description">{text('role.personHint')}</Text>
      </TextField>
      <div className="buttons">
        <BusyButton type="submit" className="primary" isBusy={isSaving}>
          {text(aim.kind === 'edit' ? 'role.save' : 'role.create')}
        </BusyButton>
        <Button className="secondary" onPress={closeRoleDialog}>
          {text('role.cancel')}
        </Button>
      </div>
    </Form>
  );
}

function CommitteeRoles({ chosen }: { readonly chosen: readonly string[] }) {
  const text = useText();
  // A group's own words are kept although they are not offered.
  const own = chosen.filter((role) => !committeeRoles.some((key) => key === role));
  return (
    <CheckboxGroup name="committee_roles" defaultValue={[...chosen]} className="committee">
      <Label>{text('role.committeeRoles')}</Label>
      <div className="chips">
        {committeeRoles.map((key) => (
          <Checkbox key={key} value={key} className="chip">
            {text(`committee.${key}`)}
          </Checkbox>
        ))}
        {own.map((role) => (
          <Checkbox key={role} value={role} className="chip">
            {role}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}

function useKnown({ store }: BoardRoom, aim: RoleDialogAim) {
  const { roles, info } = store.getState();
  const key = aim.kind === 'edit' ? aim.role : null;
  const role = roles.find((one) => one.key === key);
  const person = info?.maps.find((map) => map.role === key)?.person ?? '';
  return { title: role?.title ?? '', committeeRoles: role?.committeeRoles ?? [], person };
}

function useSave(room: BoardRoom, aim: RoleDialogAim) {
  const [, go] = useLocation();
  const [isSaving, setSaving] = useState(false);
  const save = async (map: NewMap) => {
    setSaving(true);
    try {
      if (aim.kind === 'edit') await change(room, aim.role, map);
      else await add(room, map, go);
      closeRoleDialog();
    } catch (error) {
      complain(error);
    } finally {
      setSaving(false);
    }
  };
  return { save, isSaving };
}

async function add(room: BoardRoom, map: NewMap, go: (to: string) => void): Promise<void> {
  const made = await api.addMap(room.id, map);
  await room.load();
  go(`/b/${room.id}?role=${encodeURIComponent(made.role)}`);
}

async function change(room: BoardRoom, role: string, map: NewMap): Promise<void> {
  const found = room.store.getState().info?.maps.find((one) => one.role === role);
  if (found) await api.changeMap(found.id, { ...map, person: map.person ?? null });
  await room.load();
}
