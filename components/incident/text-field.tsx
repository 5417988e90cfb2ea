'use client';

import { useId } from 'react';

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
};

/** Most that is taken of a note, reason or cause; the server holds the same. */
export const LONGEST_TEXT = 4000;

/** A person's own words. */
export function TextField({ label, hint, value, onChange, rows = 3 }: Props) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium text-small">
        {label}
      </label>
      <textarea
        id={id}
        required
        rows={rows}
        maxLength={LONGEST_TEXT}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        className="control block w-full resize-y px-2.5 py-2"
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="mt-1 text-small text-ink2">
          {hint}
        </p>
      )}
    </div>
  );
}
