import { type Identified, type Identify, InvalidToken } from '../identity';

/** A right that is withdrawn holds for about as long as a token that was verified is believed. */
const RECHECK_MS = 60_000;

const EXPIRED = new InvalidToken('it has expired');

export interface WatchedIdentity extends Identified {
  readonly authorization: string | undefined;
}

/**
 * Looks again and again whether somebody who stays is still who he was: at the latest when his token expires.
 * `onLost` is called once, with the reason.
 */
export class IdentityWatch {
  private readonly identify: Identify;
  private readonly watched: WatchedIdentity;
  private readonly onLost: (reason: InvalidToken) => void;
  private timer: NodeJS.Timeout | undefined;
  private isOver = false;

  constructor(
    identify: Identify,
    watched: WatchedIdentity,
    onLost: (reason: InvalidToken) => void,
  ) {
    this.identify = identify;
    this.watched = watched;
    this.onLost = onLost;
    this.wait();
  }

  close(): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }

  private wait(): void {
    const { expiresAt } = this.watched;
    if (expiresAt !== null && !this.isOver) {
      const leftMs = Math.max(0, expiresAt - Date.now());
      this.timer = setTimeout(() => void this.look(), Math.min(leftMs, RECHECK_MS));
    }
  }

  private async look(): Promise<void> {
    const { authorization, expiresAt } = this.watched;
    try {
      if (expiresAt !== null && expiresAt <= Date.now()) {
        throw EXPIRED;
      }
      await this.identify(authorization);
      this.wait();
    } catch (error) {
      if (!(error instanceof InvalidToken)) {
        // Nobody can tell now: what was true holds until the token expires.
        this.wait();
      } else if (!this.isOver) {
        this.close();
        this.onLost(error);
      }
    }
  }
}
