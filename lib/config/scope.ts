/** A settings file as text, lists and maps: every plain value stays text, so that `0xab…` and `0123` are not turned into numbers. */
export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

/**
 * What reading one value needs. `report` takes the path of a setting, what is wrong, and what to do. Values are never repeated in it:
 * any of them may hold a secret, and a fault is printed and logged.
 */
export type Scope = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reads a text file; throws an error with an errno `code`. */
  readonly readFile: (path: string) => string;
  /** Folder that relative paths of files named in the settings count from. */
  readonly folder: string;
  readonly report: (path: string, problem: string, remedy: string) => void;
};
