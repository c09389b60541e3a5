import { Label, Radio, RadioGroup } from 'react-aria-components';
import { departments } from '../../shared/catalogue';
import { Glyph } from '../../view/note/Glyph';
import { useText } from '../../view/text';

/** For which department one speaks. */
export function Departments({ chosen }: { readonly chosen: string }) {
  const text = useText();
  return (
    <RadioGroup
      name="department"
      defaultValue={chosen || (departments[0]?.key ?? '')}
      className="departments"
    >
      <Label>{text('join.department')}</Label>
      <div className="department-grid">
        {departments.map(({ key, colour, code }) => (
          <Radio key={key} value={key} className="department-choice" data-colour={colour}>
            <Glyph department={key} />
            <span>{text(`department.${key}`)}</span>
            <span className="department-code">{code}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
