'use client';

import { ForkPanel } from '@/components/fork/fork-panel';
import { Actions } from '@/components/incident/actions';
import { CannotTell } from '@/components/incident/cannot-tell';
import { CareFacts } from '@/components/incident/care-facts';
import { careWords } from '@/components/incident/care-words';
import { Consequences } from '@/components/incident/consequences';
import { EvidenceCard } from '@/components/incident/evidence-card';
import { IncidentHeader } from '@/components/incident/incident-header';
import { OutlookCard } from '@/components/incident/outlook-card';
import { ProofsCard } from '@/components/incident/proofs-card';
import { ReadingsCard } from '@/components/incident/readings-card';
import { Timeline } from '@/components/incident/timeline';
import { WhatToDo } from '@/components/incident/what-to-do';
import type { SendCommand } from '@/components/live/use-incident-command';
import type { IncidentView } from '@/lib/views/incident-types';
import type { NodeView } from '@/lib/views/types';

type Props = {
  readonly view: IncidentView;
  readonly nodes: readonly Pick<NodeView, 'name' | 'address'>[];
  readonly send: SendCommand;
  readonly busy: boolean;
};

/** One incident: what it is, why it heals or not, what may have caused it, what to do, and what happened. */
export function Incident({ view, nodes, send, busy }: Props) {
  return (
    <>
      <p role="status" className="sr-only">
        {careWords(view)}
      </p>
      <IncidentHeader view={view} actions={<Actions view={view} send={send} busy={busy} />} />
      <CareFacts view={view} />
      <div className="grid items-start gap-4 min-[1100px]:grid-cols-[minmax(0,1.7fr)_minmax(360px,1fr)]">
        <div className="grid min-w-0 gap-4">
          {view.outlook === null ? null : <OutlookCard outlook={view.outlook} />}
          {view.fork === null ? null : <ForkPanel fork={view.fork} nodes={nodes} network={view.network} />}
          <WhatToDo
            network={view.network}
            incident={view.id}
            playbooks={view.status === 'open' && view.gone === null ? view.playbooks : []}
          />
          <ReadingsCard readings={view.readings} network={view.network} />
          <EvidenceCard view={view} />
          <ProofsCard view={view} />
        </div>
        <div className="grid min-w-0 gap-4">
          <Timeline view={view} send={send} busy={busy} />
          <Consequences list={view.consequencesList} />
          <CannotTell lines={view.cannotTell} />
        </div>
      </div>
    </>
  );
}
