'use client';

import Link from 'next/link';
import { useState } from 'react';
import { TextField } from '@/components/account/text-field';
import { useNetworks } from '@/components/live/use-views';
import { CommandBlock } from '@/components/marks/command-block';
import { NodeFields } from '@/components/setup/node-fields';
import { rowFault } from '@/components/setup/row-fault';
import { SetupHead } from '@/components/setup/setup-head';
import { SetupStep } from '@/components/setup/setup-step';
import { useTypedNodes } from '@/components/setup/use-typed-nodes';
import { compareChecks } from '@/lib/views/compare-checks';
import type { SetupView } from '@/lib/views/setup-types';
import { nodesVariable, settingsYaml, variablesOf } from '@/lib/views/setup-yaml';
import { saySetup } from '@/lib/views/words/setup';

/** How nodes are added: typed, checked, written into the settings file, taken up at the next start. */
export function Setup({ view }: { readonly view: SetupView }) {
  const { rows, add, remove, rename, typeUrl, settleUrl, check, checkAll } = useTypedNodes();
  const [id, setId] = useState('main');
  const [name, setName] = useState('');
  // After the next start the page is told what is watched.
  const watched = useNetworks().length;
  const typed = rows.map((row) => ({ name: row.name, url: row.url.trim(), credentials: row.secret !== null }));
  const checks = rows.map((row) => ({ name: row.name, node: row.check.kind === 'done' ? row.check.view.node : null }));
  const short = nodesVariable(typed);
  const variables = variablesOf(typed);
  return (
    <>
      <SetupHead view={view} watched={watched} />
      <SetupStep number={1} title={saySetup('step.nodes')} note={saySetup('step.nodes.note')}>
        <ul>
          {rows.map((row, index) => (
            <NodeFields
              key={row.key}
              row={row}
              number={index + 1}
              fault={rowFault(rows, index)}
              odd={compareChecks(checks, index)}
              mayCheck={view.mayCheck}
              onName={(text) => rename(row.key, text)}
              onUrl={(text) => typeUrl(row.key, text)}
              onSettle={() => settleUrl(row.key)}
              onCheck={() => void check(row)}
              onRemove={() => remove(row.key)}
            />
          ))}
        </ul>
        <div className="mt-2 flex flex-wrap gap-2">
          <button type="button" onClick={add} className="control min-h-9 px-3">
            {saySetup('node.add')}
          </button>
          {rows.length > 1 && view.mayCheck ? (
            <button type="button" onClick={() => void checkAll()} className="control min-h-9 px-3">
              {saySetup('check.all')}
            </button>
          ) : null}
        </div>
        <p className="mt-3 max-w-[76ch] text-ink2">{view.mayCheck ? saySetup('check.who') : saySetup('check.not-here')}</p>
        {view.mayCheck ? null : (
          <p className="max-w-[76ch] text-ink2">
            {saySetup(view.hasAdmin ? 'check.not-here.account' : watched === 0 ? 'check.not-here.first' : 'check.not-here.later')}
          </p>
        )}
      </SetupStep>
      <SetupStep number={2} title={saySetup('step.file')}>
        <div className="mb-1 grid gap-x-4 min-[700px]:grid-cols-2">
          <TextField
            label={saySetup('network.id')}
            value={id}
            onChange={setId}
            hint={/^[a-z0-9-]{1,64}$/.test(id) ? saySetup('network.id.hint') : saySetup('network.id.bad')}
          />
          <TextField
            label={saySetup('network.name')}
            value={name}
            onChange={setName}
            hint={saySetup('network.name.hint')}
            required={false}
          />
        </div>
        <CommandBlock text={settingsYaml({ id, name, nodes: typed })} what={saySetup('file.copy')} />
        {view.file === null ? null : (
          <p className="mt-2 break-all">
            <span className="text-ink2">{saySetup('file.save-as')}</span> <code className="font-mono text-small">{view.file}</code>
          </p>
        )}
        {variables.length === 0 ? null : <p className="mt-2">{saySetup('file.variables', { names: variables.join(', ') })}</p>}
        <p className="mt-2 text-ink3">{saySetup('file.more')}</p>
      </SetupStep>
      <SetupStep number={3} title={saySetup('step.start')} note={saySetup('step.start.note')}>
        <CommandBlock text="npm start" what={saySetup('start.copy')} />
        {short === null ? null : (
          <>
            <p className="mt-3 mb-1.5 text-ink2">{saySetup('step.short')}</p>
            <CommandBlock text={short} what={saySetup('short.copy')} />
          </>
        )}
        <p className="mt-3 text-ink2">{saySetup('step.start.after')}</p>
      </SetupStep>
      <section aria-labelledby="demo" className="card mb-4">
        <h2 id="demo" className="font-semibold">
          {saySetup('demo.title')}
        </h2>
        <p className="mt-0.5 mb-3 text-ink2">{saySetup('demo.note')}</p>
        <CommandBlock text="npm run demo" what={saySetup('demo.copy')} />
      </section>
      {watched === 0 ? null : (
        <p>
          <Link href="/" className="link font-medium">
            {saySetup('overview.open')}
          </Link>
        </p>
      )}
    </>
  );
}
