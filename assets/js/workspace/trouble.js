/**
 * Trouble: the server does not answer; a quiet line says so, and a button asks it again.
 *
 * @module workspace/trouble
 */

import { button, node } from "./nodes.js";

/** Pauses before a silent server is asked again, ms: each is twice the one before. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 16_000;

/**
 * Say that the server does not answer.
 *
 * @param {HTMLElement} element a line of the page; it stays until `calm` or another word of it
 * @param {Record<string, string>} words
 * @param {() => void} again
 */
export function tell(element, words, again) {
  element.replaceChildren(
    node("p", {}, words.no_answer),
    button(words.retry, () => {
      calm(element);
      again();
    }, { class: "button" }),
  );
  element.dataset.trouble = "true";
  element.hidden = false;
}

/** The server answers. @param {HTMLElement} element */
export function calm(element) {
  if (!element.dataset.trouble) return;
  delete element.dataset.trouble;
  element.hidden = true;
  element.replaceChildren();
}

/**
 * Ask until there is an answer.
 *
 * @template T
 * @param {() => Promise<T>} ask
 * @param {HTMLElement} element where it is said
 * @param {Record<string, string>} words
 * @returns {Promise<T>}
 */
export async function untilAnswered(ask, element, words) {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      const answer = await ask();
      calm(element);
      return answer;
    } catch {
      await new Promise((done) => {
        const timer = setTimeout(done, pause);
        tell(element, words, () => done(clearTimeout(timer)));
      });
    }
  }
}
