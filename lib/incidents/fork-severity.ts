import type { Outlook } from './types';

/** How grave a proven fork is: one that heals by itself needs nobody yet. Of its incident and of every verdict that says it. */
export const forkSeverity = (heals: Outlook['heals']): 'warning' | 'critical' => (heals === 'yes' ? 'warning' : 'critical');
