'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { heightPath } from '@/components/routes';
import { sayShell } from '@/lib/views/words/shell';

export const HEIGHT_INPUT = 'go-to-height';

/** Reads "899,154", "899154" or "#899154"; null when it is no height. */
export function parseHeight(text: string): number | null {
  const digits = text.replace(/^#/, '').replace(/[\s,._']/g, '');
  if (!/^\d{1,15}$/.test(digits)) return null;
  return Number(digits);
}

/** Looks a height up: opens its page. */
export function HeightForm({ network }: { readonly network: string }) {
  const router = useRouter();
  const [refused, setRefused] = useState(false);
  return (
    <form
      className="relative"
      onSubmit={(event) => {
        event.preventDefault();
        const height = parseHeight(String(new FormData(event.currentTarget).get('height') ?? ''));
        setRefused(height === null);
        if (height !== null) router.push(heightPath(network, height));
      }}
    >
      <label htmlFor={HEIGHT_INPUT} className="sr-only">
        {sayShell('keys.height')}
      </label>
      <input
        id={HEIGHT_INPUT}
        name="height"
        inputMode="numeric"
        autoComplete="off"
        placeholder={sayShell('keys.height')}
        aria-invalid={refused}
        aria-describedby={refused ? 'go-to-height-fault' : undefined}
        onChange={() => setRefused(false)}
        className="control w-full max-[900px]:min-h-9 placeholder:text-ink3 aria-invalid:border-bad"
      />
      {refused ? (
        <p
          id="go-to-height-fault"
          role="alert"
          className="absolute top-full left-0 z-20 mt-1 w-max rounded-md border border-line bg-surface px-2 py-1 text-small text-bad"
        >
          {sayShell('height.fault')}
        </p>
      ) : null}
    </form>
  );
}
