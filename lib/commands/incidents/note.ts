import { z } from 'zod';
import { incidentCommand, personsText } from './incident-command';

/** A person's words in the timeline, also once it is closed. */
export const note = incidentCommand('note', z.object({ text: personsText }), ({ care }, { text }) => ({ care, kind: 'noted', text }));
