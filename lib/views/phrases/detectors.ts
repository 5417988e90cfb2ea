/** Sentences of the detectors: what is wrong, and what it means. */
export const DETECTOR_PHRASES = {} as const;
