import { useMemo, useState } from 'react';
import type { RoleFate } from '../../api/types';
import { useText } from '../../view/text';
import { RoleChoice } from './RoleChoice';
import { StillSheet } from './StillSheet';
import { stillsOf } from './stills';

/** What differs, on the sheet of one role. */
export function FateSheet({ roles }: { readonly roles: readonly RoleFate[] }) {
  const text = useText();
  const [chosen, choose] = useState<string | null>(null);
  const role = roles.find(({ key }) => key === chosen) ?? roles[0];
  const stills = useMemo(() => stillsOf(role?.notes ?? []), [role]);
  if (!role) return null;
  return (
    <>
      <RoleChoice roles={roles} chosen={role.key} onChoose={choose} />
      <StillSheet label={role.title || text('role.untitled')} stills={stills} />
    </>
  );
}
