'use client';

import { X } from 'lucide-react';
import { useId } from 'react';
import { CheckResult } from '@/components/setup/check-result';
import type { Row } from '@/components/setup/typed-node';
import { saySetup } from '@/lib/views/words/setup';

type Props = {
  readonly row: Row;
  readonly number: number;
  /** What is wrong with what was typed; null = nothing. */
  readonly fault: string | null;
  readonly odd: readonly string[];
  readonly mayCheck: boolean;
  readonly onName: (name: string) => void;
  readonly onUrl: (url: string) => void;
  readonly onSettle: () => void;
  readonly onCheck: () => void;
  readonly onRemove: () => void;
};

/** One node: its name, its address, and what checking it brought. */
export function NodeFields({ row, number, fault, odd, mayCheck, onName, onUrl, onSettle, onCheck, onRemove }: Props) {
  const id = useId();
  const asking = row.check.kind === 'asking';
  return (
    <li className="border-line border-t py-3 first:border-t-0 first:pt-0">
      <form
        className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 min-[700px]:grid-cols-[190px_minmax(0,1fr)_auto_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          if (mayCheck && !asking) onCheck();
        }}
      >
        <input
          aria-label={saySetup('node.name', { number })}
          value={row.name}
          maxLength={64}
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onName(event.target.value)}
          className="control min-h-9 w-full"
        />
        <input
          aria-label={saySetup('node.url', { number })}
          aria-describedby={fault === null ? undefined : id}
          aria-invalid={fault === null ? undefined : true}
          value={row.url}
          maxLength={2000}
          inputMode="url"
          placeholder={saySetup('node.url.example')}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          onChange={(event) => onUrl(event.target.value)}
          onBlur={onSettle}
          className="control order-3 col-span-2 min-h-9 w-full min-[700px]:order-none min-[700px]:col-span-1"
        />
        <button
          type="submit"
          disabled={!mayCheck || asking || row.url.trim() === ''}
          className="control order-4 col-span-2 min-h-9 px-3 font-medium min-[700px]:order-none min-[700px]:col-span-1"
        >
          {asking ? saySetup('check.running') : saySetup('check.one')}
        </button>
        <button
          type="button"
          onClick={onRemove}
          aria-label={saySetup('node.remove', { name: row.name })}
          className="grid size-9 place-items-center rounded-md text-ink3 hover:bg-sunk hover:text-ink"
        >
          <X size={15} aria-hidden="true" />
        </button>
      </form>
      {fault === null ? null : (
        <p id={id} className="mt-1.5 text-warn">
          {fault}
        </p>
      )}
      <div role="status" className="mt-2 empty:mt-0">
        <CheckResult check={row.check} url={row.url.trim()} odd={odd} />
      </div>
    </li>
  );
}
