'use client';

import { useId } from 'react';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'password';
  readonly complete?: string;
  readonly hint?: string;
  readonly required?: boolean;
};

/** One labelled line of text. */
export function TextField({ label, value, onChange, type = 'text', complete = 'off', hint, required = true }: Props) {
  const id = useId();
  return (
    <div className="mb-3.5">
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <input
        id={id}
        type={type}
        value={value}
        required={required}
        maxLength={256}
        autoComplete={complete}
        autoCapitalize="none"
        spellCheck={false}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        className="control min-h-10 w-full"
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="mt-1 text-ink3">
          {hint}
        </p>
      )}
    </div>
  );
}
