export const THEME_KEY = 'quorumwatch-theme';

/** What colours a reader chose; `system` = what the system says, which is nothing kept. */
export type ThemeChoice = 'system' | 'light' | 'dark' | 'contrast';

/**
 * Runs before first paint, so that a remembered theme does not flash; without one the system's is taken by CSS. A wall's address may name one, which is
 * then not remembered.
 */
export const THEME_SCRIPT = `try{var t=/^\\/wall(\\/|$)/.test(location.pathname)&&new URLSearchParams(location.search).get('theme')||localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark'||t==='contrast')document.documentElement.dataset.theme=t}catch(e){}`;

/** What is chosen now. */
export function chosenTheme(): ThemeChoice {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' || theme === 'contrast' ? theme : 'system';
}

/** Takes other colours, and remembers them where the browser lets it. */
export function chooseTheme(choice: ThemeChoice): void {
  const root = document.documentElement;
  try {
    if (choice === 'system') localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, choice);
  } catch {
    // Private windows may refuse: the theme then lasts as long as the page.
  }
  if (choice === 'system') delete root.dataset.theme;
  else root.dataset.theme = choice;
}

/** Turns light into dark and back; the system decides what either means with more contrast. */
export function toggleTheme(): void {
  const now = chosenTheme();
  const isDark = now === 'dark' || (now !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  chooseTheme(isDark ? 'light' : 'dark');
}
