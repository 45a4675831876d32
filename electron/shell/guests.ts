/** A file from somebody else that is being looked through in place of the open library. */
export type Guest = {
  /** The private copy. */
  readonly file: string;
  /** What the file is called where it came from. */
  readonly name: string;
  /** The library to go back to. */
  readonly back: string;
  /** Removes the private copy. Safe to call twice. */
  readonly dispose: () => void;
};

/** The guest there is, if any; it outlives the backends that are exchanged for it. */
export type Guests = {
  readonly enter: (guest: Guest) => void;
  readonly find: (file: string) => Guest | undefined;
  /** Removes its private copy. Nothing may have it open any more. */
  readonly dismiss: () => void;
};

export function createGuests(): Guests {
  let present: Guest | undefined;
  return {
    enter: (guest) => void (present = guest),
    find: (file) => (present?.file === file ? present : undefined),
    dismiss: () => {
      present?.dispose();
      present = undefined;
    },
  };
}
