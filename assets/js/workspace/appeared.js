/**
 * Waiting for elements that Dash puts into the page.
 *
 * @module workspace/appeared
 */

/** Resolves when the element is in the page. @param {string} id @returns {Promise<HTMLElement>} */
export function appeared(id) {
  return new Promise((done) => {
    const look = () => {
      const element = document.getElementById(id);
      if (element) done(element);
      else requestAnimationFrame(look);
    };
    look();
  });
}
