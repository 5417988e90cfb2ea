export const THEME_KEY = 'quorumwatch-theme';

/** Runs before first paint, so that a remembered theme does not flash; without one the system's is taken by CSS. */
export const THEME_SCRIPT = `try{var t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;

/** Turns light into dark and back, and remembers it where the browser lets it. */
export function toggleTheme(): 'light' | 'dark' {
  const root = document.documentElement;
  const now = root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const next = now === 'dark' ? 'light' : 'dark';
  root.dataset.theme = next;
  try {
    localStorage.setItem(THEME_KEY, next);
  } catch {
    // Private windows may refuse: the theme then lasts as long as the page.
  }
  return next;
}
