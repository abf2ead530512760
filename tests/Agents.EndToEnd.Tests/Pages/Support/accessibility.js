// Finds what keeps people from using a page: run inside it, gives a list of sentences.
() => {
  const faults = [];
  const visible = (element) => element.checkVisibility({ visibilityProperty: true }) && element.closest('.visually-hidden') === null;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const named = (element) => element.outerHTML.slice(0, 90);

  if (!document.documentElement.lang) faults.push('the page names no language');
  if (!document.title) faults.push('the page has no title');
  for (const landmark of ['header', 'nav', 'main', 'h1']) {
    if (all(landmark).length !== 1) faults.push(`there are ${all(landmark).length} of ${landmark}`);
  }

  const ids = all('[id]').map(({ id }) => id);
  ids.filter((id, i) => ids.indexOf(id) !== i).forEach((id) => faults.push(`the id ${id} is there twice`));
  for (const attribute of ['for', 'aria-labelledby', 'aria-describedby']) {
    for (const element of all(`[${attribute}]`)) {
      element.getAttribute(attribute).split(' ').filter((id) => !ids.includes(id)).forEach((id) => faults.push(`${attribute}="${id}" leads nowhere`));
    }
  }

  let level = 0;
  for (const heading of all('h1,h2,h3,h4')) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) faults.push(`after h${level} comes h${next}: ${heading.textContent}`);
    level = next;
  }

  for (const control of all('button,input,select,textarea,meter,output,a[href]')) {
    const label = control.getAttribute('aria-label') ?? control.labels?.[0]?.textContent ?? '';
    const text = control.matches('input,select,textarea,meter') ? label : label + control.textContent;
    if (text.trim() === '') faults.push(`without a name: ${named(control)}`);
  }
  for (const picture of all('img,[role=img]')) {
    if (!picture.getAttribute('alt') && !picture.getAttribute('aria-label')) faults.push(`a picture without words: ${named(picture)}`);
  }
  for (const region of all('[role=log],[role=status],[role=alert]')) {
    if (region.getAttribute('role') === 'log' && !region.getAttribute('aria-labelledby') && !region.getAttribute('aria-label')) faults.push(`a log without a name: ${named(region)}`);
  }
  for (const positive of all('[tabindex]')) {
    if (positive.tabIndex > 0) faults.push(`an order of its own: ${named(positive)}`);
  }

  for (const target of all('button,input,select').filter(visible)) {
    const { width, height } = target.getBoundingClientRect();
    if (width < 24 || height < 24) faults.push(`${Math.round(width)} by ${Math.round(height)} is too small to hit: ${named(target)}`);
  }

  const parse = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const luminance = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const background = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.a === 1) return colour;
    }
    return { r: 255, g: 255, b: 255 };
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let measured = 0;
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() === '' || !visible(element) || element.closest(':disabled,script,noscript,option') !== null) continue;
    const style = getComputedStyle(element);
    const ink = parse(element instanceof SVGElement ? style.fill : style.color);
    const [light, dark] = [luminance(ink), luminance(background(element))].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    measured++;
    if (contrast < needed) faults.push(`contrast ${contrast.toFixed(2)} of "${texts.currentNode.data.trim().slice(0, 40)}"`);
  }
  if (measured < 5) faults.push(`only ${measured} texts were measured`);
  if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${innerWidth}`);
  return faults;
}
