/** Draws what is known of a level into a plot: the law and its band, samples in the order in which they came, the median and its interval, the guess. */
export function paint(plot, { law, median, low, high, samples = [] }, guess, colours) {
  const { ctx, bbox: { left, top, width, height } } = plot;
  const dot = devicePixelRatio;
  const x = value => Math.min(left + width, Math.max(left, plot.valToPos(value, 'x', true)));
  const line = (value, colour, thick, from = 0, to = 1) => {
    ctx.fillStyle = colour;
    ctx.fillRect(x(value) - thick * dot / 2, top + height * from, thick * dot, height * (to - from));
  };
  ctx.save();
  if (law.value !== null) {
    ctx.fillStyle = colours.band;
    ctx.fillRect(x(law.low), top, Math.max(dot, x(law.high) - x(law.low)), height);
    line(law.value, colours.law, 2);
  }
  samples.forEach(({ value, thrown }, i) => {
    const y = top + height * (.12 + .5 * (i + 1) / (samples.length + 1));
    if (Number.isFinite(value)) circle(ctx, x(value), y, 3.5 * dot, { colour: thrown ? colours.thrown : colours.sample, isFull: !thrown, dot });
  });
  if (Number.isFinite(median)) {
    ctx.fillStyle = colours.median;
    ctx.fillRect(x(low), top + height * .8 - dot, Math.max(dot, x(high) - x(low)), 2 * dot);
    line(median, colours.median, 4, .66, .94);
  }
  if (Number.isFinite(guess)) triangle(ctx, x(guess), top, 8 * dot, colours.guess);
  ctx.restore();
}

function circle(ctx, x, y, radius, { colour, isFull, dot }) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.lineWidth = 1.5 * dot;
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.stroke();
  if (isFull) ctx.fill();
}

function triangle(ctx, x, y, size, colour) {
  ctx.beginPath();
  ctx.moveTo(x, y + size * 1.4);
  ctx.lineTo(x - size, y - size * .2);
  ctx.lineTo(x + size, y - size * .2);
  ctx.closePath();
  ctx.fillStyle = colour;
  ctx.fill();
}
