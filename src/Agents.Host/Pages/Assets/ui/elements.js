/** Makes elements. Texts become text nodes, never markup: what people say cannot become part of the page. */

/** @param {string} name @param {Record<string, string>} attributes @param {...(Node|string)} children */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same for SVG. @param {string} name @param {Record<string, string|number>} attributes @param {...(Node|string)} children */
export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

/** The element of the page that has an id. @param {string} id @returns {HTMLElement} */
export function byId(id) {
  return document.getElementById(id);
}

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}
