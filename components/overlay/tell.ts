/** The event a toast comes by: whoever did something says so, the host of the page shows it. */
export const TOLD = 'quorumwatch:told';

/** Says in passing that a command was done, where its result may be out of sight. Never for a fault: that stays where the person looks. */
export function tell(says: string): void {
  window.dispatchEvent(new CustomEvent<string>(TOLD, { detail: says }));
}
