/** The colours of the theme, from the marks of a legend on the page. A canvas knows no stylesheet. */
export function coloursOf(legend) {
  const marks = [...legend.querySelectorAll('[data-mark]')];
  const around = getComputedStyle(legend);
  const axis = {
    stroke: around.color,
    font: `12px ${around.fontFamily}`,
    grid: { stroke: around.borderTopColor, width: 1 },
    ticks: { stroke: around.borderTopColor, width: 1, size: 4 },
  };
  return { ...Object.fromEntries(marks.map(mark => [mark.dataset.mark, getComputedStyle(mark).color])), axis };
}
