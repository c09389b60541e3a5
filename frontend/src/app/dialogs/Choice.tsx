import { type ReactNode, useId } from 'react';

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly first: string;
  readonly onChange?: (value: string) => void;
  /** The options. */
  readonly children: ReactNode;
}

/** One of several, as a field of a form. */
export function Choice({ name, label, first, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        defaultValue={first}
        onChange={({ currentTarget }) => onChange?.(currentTarget.value)}
      >
        {children}
      </select>
    </div>
  );
}
