/** Sentences of an incident's life: its turns and what commands say. */
export const INCIDENT_PHRASES = {} as const;
