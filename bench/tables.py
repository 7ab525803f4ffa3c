"""The numbers of several rounds, in Markdown."""
from statistics import median


def markdown(header, rows):
    """A table whose first column is words and the rest numbers."""
    lines = [header, ["---"] + ["--:"] * (len(header) - 1), *rows]
    print("\n" + "\n".join("| " + " | ".join(str(field) for field in line) + " |" for line in lines) + "\n", flush=True)


def middle(values, form="{:,.0f}"):
    """The median and half the range."""
    return f"{form.format(median(values))} ± {form.format((max(values) - min(values)) / 2)}"


def ratio(values, others):
    """The median of each round's ratio: what drifts between rounds moves both."""
    pairs = [value / other for value, other in zip(values, others) if other]
    return "1" if values is others else f"{median(pairs):.2f}" if pairs else "–"


def failures(cells):
    refused, broken = sum(cell["refused"] for cell in cells), sum(cell["broken"] for cell in cells)
    return f"{refused} non-2xx, {broken} socket" if refused or broken else "0"


def disturbances(cells):
    for cell in cells:
        if cell["foreign"] > 0.15:
            print(f"- disturbed: {cell['server']} {cell['op']}, round {cell['round']}: "
                  f"others took {cell['foreign']:.0%} of the machine")
