import { expect, it } from 'vitest';
import { type HubEvent, makeEventHub } from './event-hub';

it('drops a listener that throws and goes on with the others', () => {
  const hub = makeEventHub();
  const heard: HubEvent['kind'][] = [];
  hub.subscribe(() => {
    throw new Error('its socket is gone');
  });
  const leave = hub.subscribe((event) => heard.push(event.kind));
  hub.publish({ kind: 'shutdown' });
  expect([heard, hub.size()]).toEqual([['shutdown'], 1]);
  leave();
  hub.publish({ kind: 'shutdown' });
  expect([heard, hub.size()]).toEqual([['shutdown'], 0]);
});
