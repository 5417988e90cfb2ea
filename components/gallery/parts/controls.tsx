import { OpenDialog, OpenMenu, SayToast } from '@/components/gallery/overlays';
import type { GalleryPart } from '@/components/gallery/part';
import { ActionButton } from '@/components/incident/action-button';
import { ConfidenceBar } from '@/components/incident/confidence-bar';
import { NarrowFold } from '@/components/marks/narrow-fold';
import { Hint } from '@/components/overlay/hint';
import { Fact } from '@/components/overview/fact';
import { PlanSteps } from '@/components/recovery/plan-steps';
import { StepMark } from '@/components/recovery/step-mark';
import { plan, runAt, STEPS } from '@/components/test-recovery';

const steps = (index: number | null) => <PlanSteps plan={plan} run={runAt(index)} steps={STEPS} shown={null} onShow={() => {}} />;
const refused = { ok: false, why: 'Only an operator may do this.' } as const;

/** What is pressed, opened and followed. */
export const CONTROLS: readonly GalleryPart[] = [
  {
    name: 'Action button',
    says: 'Stays reachable while it may not be pressed, and says why.',
    states: [
      {
        name: 'first thing to do',
        draw: () => (
          <ActionButton may={{ ok: true }} primary onClick={() => {}}>
            Acknowledge
          </ActionButton>
        ),
      },
      {
        name: 'second',
        draw: () => (
          <ActionButton may={{ ok: true }} onClick={() => {}}>
            Shelve
          </ActionButton>
        ),
      },
      {
        name: 'destructive',
        draw: () => (
          <ActionButton may={{ ok: true }} destructive onClick={() => {}}>
            Rewind validator-3
          </ActionButton>
        ),
      },
      {
        name: 'refused',
        draw: () => (
          <ActionButton may={refused} primary onClick={() => {}}>
            Acknowledge
          </ActionButton>
        ),
      },
      {
        name: 'done',
        draw: () => (
          <ActionButton may={{ ok: true }} done primary onClick={() => {}}>
            Acknowledged
          </ActionButton>
        ),
      },
      {
        name: 'busy',
        draw: () => (
          <ActionButton may={{ ok: true }} busy primary onClick={() => {}}>
            Acknowledge
          </ActionButton>
        ),
      },
    ],
  },
  {
    name: 'Dialog, menu, hint, toast',
    says: 'On Base UI: focus goes in and comes back, Escape closes.',
    states: [
      { name: 'dialog', draw: () => <OpenDialog /> },
      { name: 'menu', draw: () => <OpenMenu /> },
      {
        name: 'hint',
        draw: () => (
          <Hint says="What it does">
            <button type="button" className="control">
              Point at me
            </button>
          </Hint>
        ),
      },
      { name: 'toast', draw: () => <SayToast /> },
      {
        name: 'fold',
        draw: () => (
          <NarrowFold says="Every node, now">
            <p>What is in it.</p>
          </NarrowFold>
        ),
      },
      { name: 'busy', draw: () => <span className="breathes">Polling …</span> },
      { name: 'keys', draw: () => <kbd className="kbd">Ctrl K</kbd> },
    ],
  },
  {
    name: 'Step list',
    says: 'The plan, always in sight.',
    states: [
      { name: 'not begun', draw: () => steps(null) },
      { name: 'under way', draw: () => steps(4) },
      ...(['done', 'not-needed', 'now', 'stopped', 'to-come', 'not-done'] as const).map((state) => ({
        name: `mark: ${state}`,
        draw: () => <StepMark state={state} />,
      })),
    ],
  },
  {
    name: 'Fact',
    says: 'A number in large quiet type, what it is above, units and context below.',
    states: [
      {
        name: 'quiet',
        draw: () => (
          <dl>
            <Fact label="Head" value="899,154" lines={['2 branches']} />
          </dl>
        ),
      },
      {
        name: 'loud',
        draw: () => (
          <dl>
            <Fact label="Last block" value="7 min 41 s ago" loud lines={['overdue for 7 min']} />
          </dl>
        ),
      },
    ],
  },
  {
    name: 'Confidence',
    says: 'How sure an explanation is, as a word and four steps.',
    states: (['proven', 'likely', 'possible', 'unlikely', 'ruled-out'] as const).map((confidence) => ({
      name: confidence,
      draw: () => <ConfidenceBar confidence={confidence} />,
    })),
  },
];
