import { z } from 'zod';
import { personsText } from '../persons-text';
import { incidentCommand } from './incident-command';

/** A person's words in the timeline, also once it is closed. */
export const note = incidentCommand('note', z.object({ text: personsText }), ({ care }, { text }) => ({ care, kind: 'noted', text }));
