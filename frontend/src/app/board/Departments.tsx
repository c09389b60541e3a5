import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useDepartments } from '../../view/departments';
import { Glyph } from '../../view/note/Glyph';
import { useText } from '../../view/text';

/** For which department one speaks. */
export function Departments({ chosen }: { readonly chosen: string }) {
  const text = useText();
  const departments = useDepartments();
  const isKnown = departments.some(({ key }) => key === chosen);
  return (
    <RadioGroup
      name="department"
      defaultValue={isKnown ? chosen : (departments[0]?.key ?? '')}
      className="departments"
    >
      <Label>{text('join.department')}</Label>
      <div className="department-grid">
        {departments.map(({ key, colour, code, name }) => (
          <Radio key={key} value={key} className="department-choice" data-colour={colour}>
            <Glyph department={key} />
            <span>
              <bdi>{name}</bdi> <span className="department-code">{code}</span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
