const STEPS = 5;

/** The same as `Calibration` on the server; a test compares them. */
export const calibrationOf = scores => ({ ...group(scores), steps: stepsOf(scores) });

const group = scores => ({
  answers: scores.length,
  right: mean(scores.map(({ right }) => right ? 1 : 0)),
  sure: mean(scores.map(({ confidence }) => confidence)),
  penalty: mean(scores.map(({ penalty }) => penalty)),
});

function stepsOf(scores) {
  const steps = Array.from({ length: STEPS }, (_, step) => scores.filter(({ confidence }) => stepOf(confidence) === step));
  return steps.map((here, step) => ({ from: step / STEPS, to: (step + 1) / STEPS, ...group(here) })).filter(({ answers }) => answers > 0);
}

const stepOf = confidence => Math.min(STEPS - 1, Math.trunc(confidence * STEPS));

const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;
