"""Charts as people see, hear and read them."""

import pytest
from playwright.async_api import expect

from bot.sandbox.types import Json
from tests.browser.screens import DESKTOP, PHONE

Series = dict[str, list[float]]
MONTHS = ["Jan", "Feb", "Mar"]
KIT = "/static/kit/charts"


def plotted(kind: str, series: Series, *, title: str = "Shares", names=MONTHS) -> Json:
    """A chart with axes."""
    drawn = [
        {
            "name": name,
            "data": [{"label": n, "value": v} for n, v in zip(names, values, strict=True)],
        }
        for name, values in series.items()
    ]
    axes = {"categories": names, "x_label": "Month", "y_label": "Times"}
    return {
        "type": "data_visualization",
        "title": title,
        "chart": {"type": kind, "series": drawn, "axis_config": axes},
    }


PIE = {
    "type": "data_visualization",
    "title": "Where",
    "chart": {
        "type": "pie",
        "segments": [{"label": "LinkedIn", "value": 3}, {"label": "Bluesky", "value": 1}],
    },
}


LINE_LOOK = """all => all.map(swatch => [...swatch.children].map(path =>
  path.getAttribute("d") + path.getAttribute("stroke-dasharray") + path.classList))"""
FILL_LOOK = """all => all.map(swatch =>
  [swatch.querySelector("[fill]")?.getAttribute("fill"), getComputedStyle(swatch).color])"""


async def texts(place, selector):
    return await place.locator(selector).all_text_contents()


@pytest.mark.parametrize(
    ("kind", "size"), [("bar", DESKTOP), ("bar", PHONE), ("line", PHONE), ("area", DESKTOP)]
)
async def test_a_chart_with_axes_says_its_gist_and_its_numbers(small, call, kind, size):
    ana = await call("ana", size)
    await small.post(
        "Shares", blocks=[plotted(kind, {"LinkedIn": [2, -1, 12], "Bluesky": [3, 3, 3]})]
    )
    chart = ana.page.get_by_role("figure")
    gist = (
        f"{kind.title()} chart: Shares. 2 series from Jan to Mar. "
        "LinkedIn: lowest -1 (Feb), highest 12 (Mar). Bluesky: 3 throughout."
    )
    await expect(chart.get_by_role("img", name=gist, exact=True)).to_be_visible()
    await expect(chart.get_by_role("list", name="Legend").get_by_role("listitem")).to_have_text(
        ["LinkedIn", "Bluesky"]
    )
    assert await texts(chart, "svg.chart-svg .chart-tick.end") == ["-5", "0", "5", "10", "15"]
    assert await texts(chart, "svg.chart-svg .chart-tick.middle") == MONTHS
    assert await texts(chart, ".chart-axis") == ["Month", "Times"]

    await chart.get_by_text("Show the numbers").click()
    assert await rows(chart) == [
        ["Month", "LinkedIn", "Bluesky"], ["Jan", "2", "3"], ["Feb", "-1", "3"], ["Mar", "12", "3"]
    ]  # fmt: skip
    await ana.sees("Show the numbers")


async def rows(chart):
    return [await texts(row, "th, td") for row in await chart.get_by_role("row").all()]


async def test_a_pie_says_each_share(small, call, screen):
    ana = await call("ana", screen)
    await small.post("Where", blocks=[PIE])
    chart = ana.page.get_by_role("figure")
    await expect(
        chart.get_by_role("img", name="Pie chart: Where. LinkedIn 75%, Bluesky 25%.", exact=True)
    ).to_be_visible()
    await chart.get_by_text("Show the numbers").click()

    assert await rows(chart) == [
        ["Name", "Value", "Share"], ["LinkedIn", "3", "75%"], ["Bluesky", "1", "25%"]
    ]  # fmt: skip
    await ana.sees("Where")


async def test_every_series_differs_without_its_colour(small, call):
    ana = await call("ana")
    lines: Series = {f"S{number}": [number, number + 1, number] for number in range(1, 13)}
    await small.post("Many", blocks=[plotted("line", lines), plotted("bar", lines)])
    await expect(ana.page.get_by_role("figure")).to_have_count(2)
    line, bar = await ana.page.get_by_role("figure").all()
    looks = await line.locator(".chart-sign").evaluate_all(LINE_LOOK)
    hatches = await bar.locator(".chart-sign").evaluate_all(FILL_LOOK)

    assert len({str(look) for look in looks[:6]}) == 6
    assert len({hatch for hatch, _ in hatches}) == 6
    assert len({str(both) for both in hatches}) == 12
    sign = await bar.locator(".chart-sign").first.bounding_box()
    assert sign["width"] > 20  # wide enough that its pattern can be told


async def test_the_largest_charts_slack_takes_fit_a_phone_in_the_dark(small, call):
    ana = await call("ana", PHONE, color_scheme="dark")
    places = [f"A long name, no. {number:03}" for number in range(20)]
    series: Series = {
        f"Series number {number:05}": [n * number - 60 for n in range(20)] for number in range(12)
    }
    for number, kind in enumerate(("bar", "line", "area"), 1):
        await small.post("Large", blocks=[plotted(kind, series, title="x" * 50, names=places)])
        await expect(ana.page.get_by_role("figure").get_by_role("img")).to_have_count(number)

    await ana.sees("Show the numbers")


@pytest.mark.parametrize("values", [[0, 0, 0], [5, 5, 5], [0.001, 0.002, 0.0005]])
async def test_flat_and_tiny_numbers_are_drawn_inside_the_frame(small, call, values):
    ana = await call("ana")
    await small.post(
        "Flat", blocks=[plotted("line", {"Flat": values}), plotted("bar", {"Flat": values})]
    )
    await expect(ana.page.get_by_role("figure")).to_have_count(2)
    outside = await ana.page.evaluate(
        """() => [...document.querySelectorAll(".chart-svg")].flatMap((svg) => {
          const frame = svg.getBoundingClientRect();
          return [...svg.querySelectorAll("path[class^=chart]")].filter((path) => {
            const box = path.getBoundingClientRect();
            return box.top < frame.top || box.bottom > frame.bottom || !(box.width + box.height);
          }).map((path) => path.getAttribute("d"));
        })"""
    )

    assert outside == []


TICKS = [
    ([0, 0], ["0", "1"]),
    ([7], ["0", "2", "4", "6", "8"]),
    ([0.0004], ["0", "0.0001", "0.0002", "0.0003", "0.0004"]),
    ([-12.5, 18], ["-20", "-10", "0", "10", "20"]),
    ([-3, -9], ["-10", "-8", "-6", "-4", "-2", "0"]),
    ([1_234_567], ["0", "250K", "500K", "750K", "1M", "1.25M"]),
    ([96, 100, 99], ["96", "97", "98", "99", "100"]),
    ([], ["0", "1"]),
]


async def test_axes_have_few_round_ticks_around_every_number(call):
    ana = await call("ana")
    read = """async ([module, rows]) => {
      const { axis, tickLabel } = await import(module);
      return rows.map((values) => {
        const { ticks, step } = axis(values, { fromZero: false });
        return ticks.map((tick) => tickLabel(tick, step));
      });
    }"""
    found = await ana.page.evaluate(read, [f"{KIT}/scale.js", [values for values, _ in TICKS]])

    assert found == [ticks for _, ticks in TICKS]


async def test_paths_break_at_gaps_and_slices_go_with_the_clock(call):
    ana = await call("ana")
    drawn = """async (module) => {
      const { linePath, areaPath, barPath, slicePath } = await import(module);
      return [
        linePath([[0, 1], [2, 3], null, [4, 5]]),
        areaPath([[0, 1], [2, 3]], 9),
        barPath(0, 10, 6, 4),
        slicePath([5, 5], 5, 0, 0.25),
      ];
    }"""
    found = await ana.page.evaluate(drawn, f"{KIT}/shapes.js")

    assert found == [
        "M0 1L2 3M4 5",
        "M0 9L0 1L2 3L2 9Z",
        "M0 10L0 6Q0 4 2 4L4 4Q6 4 6 6L6 10Z",
        "M5 5L5 0A5 5 0 0 1 10 5Z",
    ]
