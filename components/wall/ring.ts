/** Twice two tones, a second in all: heard across a room, over before it annoys. */
const TONES = [
  { hertz: 880, at: 0 },
  { hertz: 660, at: 0.18 },
  { hertz: 880, at: 0.5 },
  { hertz: 660, at: 0.68 },
] as const;
const TONE_S = 0.16;
const LOUD = 0.5;

/** Plays the alarm; true once it was played, false = the browser lets no page sound that nobody has touched. */
export async function ring(context: AudioContext): Promise<boolean> {
  if (!(await mayRing(context))) return false;
  const begin = context.currentTime + 0.02;
  let last: OscillatorNode | null = null;
  for (const { hertz, at } of TONES) {
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(0, begin + at);
    gain.gain.linearRampToValueAtTime(LOUD, begin + at + 0.01);
    gain.gain.linearRampToValueAtTime(0, begin + at + TONE_S);
    tone.connect(gain).connect(context.destination);
    tone.start(begin + at);
    tone.stop(begin + at + TONE_S);
    last = tone;
  }
  // A context that runs for weeks would keep the sound card awake.
  last?.addEventListener('ended', () => void context.suspend());
  return true;
}

const PATIENCE_MS = 500;

/** Whether the browser lets it sound now. A refusal is no error: the promise just never ends. */
export async function mayRing(context: AudioContext): Promise<boolean> {
  if (context.state === 'running') return true;
  const patience = new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS));
  return Promise.race([
    context.resume().then(
      () => true,
      () => false,
    ),
    patience,
  ]);
}
