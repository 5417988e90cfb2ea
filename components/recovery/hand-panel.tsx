'use client';

import { Tabs } from '@base-ui/react/tabs';
import { useEffect, useId, useRef, useState } from 'react';
import { ActionButton } from '@/components/incident/action-button';
import { type SendRecovery, useHandCommands } from '@/components/live/use-recovery';
import { Chevron } from '@/components/marks/chevron';
import { CommandBlock } from '@/components/marks/command-block';
import { Fault } from '@/components/marks/fault';
import { SeverityMark } from '@/components/marks/severity-mark';
import { useGate } from '@/components/recovery/use-gate';
import type { Allowed } from '@/lib/views/incident-types';
import type { HandView, PlannedStepView, RunView } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

type Props = {
  readonly network: string;
  readonly step: PlannedStepView;
  readonly run: RunView;
  readonly open: boolean;
  /** The task to show; null = the first that is not over. */
  readonly task: string | null;
  /** Counts how often a person asked for it elsewhere on the page: it then comes into sight with the focus. */
  readonly asked: number;
  readonly onToggle: (open: boolean, task: string | null) => void;
  /** It runs now: what was done may be told. */
  readonly isNow: boolean;
  readonly send: SendRecovery;
  readonly busy: boolean;
};

/** A step by one's own hand: commands to copy, and what they printed pasted back. The live check decides all the same. */
export function HandPanel({ network, step, run, open, task, asked, onToggle, isNow, send, busy }: Props) {
  const id = useId();
  const summary = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked > 0) summary.current?.focus();
  }, [asked]);
  const able = step.tasks.filter(({ hasHandWork }) => hasHandWork);
  const over = new Map(run.tasks.flatMap((one) => (one.state === 'verified' || one.state === 'not-needed' ? [[one.id, one.says]] : [])));
  const shown = able.find((one) => one.id === task) ?? able.find((one) => !over.has(one.id)) ?? able[0];
  const { view, error } = useHandCommands(network, run.number, open && shown !== undefined ? { task: shown.id } : null);
  if (shown === undefined) return null;
  const isToCome = run.steps.some(({ id: own, state }) => own === step.id && state === 'to-come');
  const height = isNow && !run.isConfirmed && over.size < able.length ? step.confirmHeight : null;
  return (
    <details open={open} onToggle={(event) => onToggle(event.currentTarget.open, task)} className="card group scroll-mt-4" id="by-hand">
      <summary ref={summary} className="list-none font-medium [&::-webkit-details-marker]:hidden">
        <Chevron />
        {able.some(({ isByHand }) => isByHand) ? sayRun('hand-panel.by-hand-this') : sayRun('hand-panel.do-by-hand')}
        <span className="ml-2 font-normal text-small text-ink2">{sayRun('hand-panel.commands-copy-output')}</span>
      </summary>
      <div className="grid gap-3 pt-3">
        {able.length === 1 ? null : (
          <div className="flex flex-wrap items-center gap-2">
            <label htmlFor={id} className="text-ink2">
              {sayRun('hand-panel.node')}
            </label>
            <select id={id} value={shown.id} onChange={(event) => onToggle(true, event.target.value)} className="control">
              {able.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.node}
                  {over.has(one.id) ? ` (${over.get(one.id)})` : ''}
                </option>
              ))}
            </select>
          </div>
        )}
        {isToCome || height !== null ? (
          <p className="flex gap-2.5">
            <span className="pt-0.75">
              <SeverityMark severity="warning" size={15} />
            </span>
            <span className="min-w-0">
              {isToCome ? early(step) : sayRun('hand-panel.not-yet-type', { height: String(height) })}
              {step.isDestructive ? ` ${sayRun('hand-panel.rewind-that-comes')}` : ''}
            </span>
          </p>
        ) : null}
        {error === null ? null : <Fault says={sayRun('hand-panel.commands-could-not', { error })} />}
        {view === null ? (
          error === null ? (
            <p className="breathes text-ink2">{sayRun('hand-panel.writing-commands-for', { node: shown.node })}</p>
          ) : null
        ) : (
          <Ways view={view} />
        )}
        {/* On the way out the plan's own steps are the last thing to be typed. */}
        {run.wayOut === null ? <WholeNode key={`all ${shown.node}`} network={network} number={run.number} node={shown.node} /> : null}
        {view !== null && isNow ? (
          <PasteBack key={shown.id} task={shown.id} node={shown.node} may={mayTell(run, height)} send={send} busy={busy} />
        ) : null}
      </div>
    </details>
  );
}

const early = ({ confirmHeight }: PlannedStepView): string =>
  sayRun(confirmHeight === null ? 'hand-panel.not-yet-run' : 'hand-panel.not-yet-typed');

/** Nothing is to be told of a step whose height nobody has typed. */
const mayTell = ({ may }: RunView, height: number | null): Allowed =>
  may['by-hand'].ok && height !== null
    ? { ok: false, why: sayRun('hand-panel.type-height-first', { height: String(height) }) }
    : may['by-hand'];

/** For who has a terminal at that node and no browser: its part of the plan from the first step to the last. */
function WholeNode({ network, number, node }: { readonly network: string; readonly number: number; readonly node: string }) {
  const [open, setOpen] = useState(false);
  const { view, error } = useHandCommands(network, number, open ? { node } : null);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{sayRun('hand-panel.all-as-one', { node })}</summary>
      <div className="mt-2 grid gap-2">
        {error === null ? null : <Fault says={sayRun('hand-panel.script-could-not', { error })} />}
        {view === null ? (
          error === null ? (
            <p className="breathes text-ink2">{sayRun('hand-panel.writing-script-for', { node })}</p>
          ) : null
        ) : (
          <Ways view={view} />
        )}
      </div>
    </details>
  );
}

function Ways({ view }: { readonly view: HandView }) {
  const [first] = view.ways;
  if (first === undefined) return <p className="text-ink2">{sayRun('hand-panel.there-nothing-type')}</p>;
  return (
    <Tabs.Root defaultValue={first.way} key={view.task ?? view.node}>
      <Tabs.List aria-label={sayRun('hand-panel.ways-type')} className="mb-2 flex gap-1 border-line border-b">
        {view.ways.map(({ way }) => (
          <Tabs.Tab
            key={way}
            value={way}
            className="-mb-px rounded-t border-transparent border-b-2 px-3 py-1.5 text-ink2 hover:text-ink data-[active]:border-ink data-[active]:font-medium data-[active]:text-ink"
          >
            {way}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {view.ways.map(({ way, text, variables, notes }) => (
        <Tabs.Panel key={way} value={way} className="grid gap-2.5">
          <CommandBlock
            wrap
            text={text}
            what={sayRun(view.task === null ? 'hand-panel.script-for' : 'hand-panel.commands-for', { way, node: view.node })}
          />
          {variables.length === 0 ? null : (
            <div>
              <p className="mb-1 text-small text-ink2">{sayRun('hand-panel.set-before-on')}</p>
              <dl className="grid gap-1 text-small">
                {variables.map(({ name, means }) => (
                  <div key={name} className="grid gap-x-3 min-[560px]:grid-cols-[auto_minmax(0,1fr)]">
                    <dt className="break-all font-mono text-small">{name}</dt>
                    <dd className="min-w-0 break-words text-ink2">{means}</dd>
                  </div>
                ))}
              </dl>
            </div>
          )}
          {notes.map((note) => (
            <p key={note} className="text-small text-ink2">
              {note}
            </p>
          ))}
        </Tabs.Panel>
      ))}
      {view.files.map(({ name, text, says }) => (
        <div key={says} className="mt-3">
          <p className="mb-1 text-small text-ink2">{says}</p>
          <CommandBlock wrap text={text} what={name} />
        </div>
      ))}
    </Tabs.Root>
  );
}

type PasteProps = Pick<Props, 'send' | 'busy'> & { readonly task: string; readonly node: string; readonly may: Allowed };

function PasteBack({ task, node, may, send, busy }: PasteProps) {
  const id = useId();
  const gate = useGate();
  const [pasted, setPasted] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const tell = async () => {
    const outcome = await send({ verb: 'by-hand', task, pasted: pasted.trim() === '' ? null : pasted });
    setFault(outcome.ok ? null : outcome.why);
    if (outcome.ok) setPasted('');
  };
  return (
    <div className="border-line border-t pt-3">
      <label htmlFor={id} className="mb-1 block font-medium text-small">
        {sayRun('hand-panel.what-they-printed')}
      </label>
      <textarea
        id={id}
        rows={3}
        value={pasted}
        onChange={(event) => setPasted(event.target.value)}
        aria-describedby={`${id}-hint`}
        spellCheck={false}
        className="control block w-full resize-y px-2.5 py-2 font-mono text-small"
      />
      <p id={`${id}-hint`} className="mt-1 mb-2.5 text-small text-ink2">
        {sayRun('hand-panel.paste-whole-may')}
      </p>
      <div role="alert">{fault === null ? null : <Fault says={fault} />}</div>
      <ActionButton may={gate(may)} busy={busy} onClick={tell}>
        {sayRun('hand-panel.i-did-on', { node })}
      </ActionButton>
      {may.ok ? null : <p className="mt-1.5 text-small text-ink2">{may.why}</p>}
    </div>
  );
}
