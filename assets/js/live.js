/**
 * Live: looks whether the data has changed, and says so once for each new version.
 *
 * Asks a small versioned file again and again while the page is seen; the browser's cache and the
 * file's ETag make an unchanged answer a few bytes. A hidden page rests and asks when it is seen
 * again. Knows no panel, no map and no Dash, so that every page can use it.
 *
 * @module live
 */

const EVERY_MS = 2000;
const LONGEST_MS = 30_000;

export class Live {
  #url;
  #version;
  #every;
  #changed;
  #timer = 0;
  #faults = 0;
  #asking = false;
  #onSeen = () => (document.hidden ? clearTimeout(this.#timer) : this.look());

  /**
   * @param {{url: string, version: string, every?: number,
   *   changed: (version: string) => Promise<string>}} options url: of the JSON with `version`;
   *   version: what the page shows; changed: brings the page to the new version and resolves to the
   *   version that it shows then
   */
  constructor({ url, version, every = EVERY_MS, changed }) {
    this.#url = url;
    this.#version = version;
    this.#every = every;
    this.#changed = changed;
  }

  /** Look from now on. */
  start() {
    document.addEventListener("visibilitychange", this.#onSeen);
    this.#later();
  }

  /** Look no more. */
  stop() {
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.#onSeen);
  }

  /** Look now. A server that does not answer is asked again, more and more seldom. */
  async look() {
    if (this.#asking) return;
    clearTimeout(this.#timer);
    this.#asking = true;
    try {
      const answer = await fetch(this.#url, { cache: "no-cache", credentials: "same-origin" });
      if (!answer.ok) throw new Error(`live: ${this.#url} answered ${answer.status}`);
      const { version } = await answer.json();
      if (version !== this.#version) this.#version = await this.#changed(version);
      this.#faults = 0;
    } catch {
      this.#faults += 1;
    } finally {
      this.#asking = false;
      this.#later();
    }
  }

  #later() {
    clearTimeout(this.#timer);
    if (document.hidden) return;
    const wait = Math.min(this.#every * 2 ** this.#faults, LONGEST_MS);
    this.#timer = setTimeout(() => this.look(), wait);
  }
}
