import type { GalleryPart } from '@/components/gallery/part';
import { CONSENSUS } from '@/components/gallery/parts/consensus';
import { CONTROLS } from '@/components/gallery/parts/controls';
import { MARKS } from '@/components/gallery/parts/marks';
import { VERDICT_PARTS } from '@/components/gallery/parts/verdicts';
import { WORDS } from '@/components/gallery/parts/words';

/** All of the gallery, in the order of the page. */
export const GALLERY: readonly GalleryPart[] = [...MARKS, ...VERDICT_PARTS, ...CONSENSUS, ...CONTROLS, ...WORDS];
