"""Layout of the time line: the player's buttons and the place where the browser draws."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard import ids
from dashboard.elements import html
from dashboard.state.view import MODES
from dashboard.wording import named, wording
from dashboard.wording.numbers import number
from geodata.chronicle import Preset, load_presets

SPEEDS = (2, 4, 8, 16)
"""Days a second."""


def layout(lang: str = "en") -> Component:
    """Player on the left, bars and brush on the right."""
    w = wording(lang)
    return html.Section(
        className="timeframe",
        **{"aria-label": w["timeline.label"]},
        children=[
            html.Div(
                className="player",
                role="group",
                **{"aria-label": w["timeline.player"]},
                children=[
                    html.Button(
                        "▶",
                        id="play",
                        type="button",
                        className="player__play",
                        **{"aria-label": w["ui.play"], "aria-pressed": "false"},
                    ),
                    html.Button(
                        "‹",
                        id="step-back",
                        type="button",
                        className="player__step",
                        title=w["ui.step_back"],
                        **{"aria-label": w["ui.step_back"]},
                    ),
                    html.Button(
                        "›",
                        id="step-on",
                        type="button",
                        className="player__step",
                        title=w["ui.step_on"],
                        **{"aria-label": w["ui.step_on"]},
                    ),
                    _choice(
                        "preset",
                        w["timeline.preset"],
                        [
                            ("", w["timeline.preset"]),
                            *[_option(p, lang) for p in load_presets()[0]],
                        ],
                    ),
                    _choice(
                        "play-mode",
                        w["ui.mode"],
                        [(m, w[f"ui.mode_{m}"]) for m in MODES],
                    ),
                    _choice(
                        "play-speed",
                        w["ui.speed"],
                        [
                            (str(s), w["timeline.speed"].format(days=number(s, lang)))
                            for s in SPEEDS
                        ],
                    ),
                ],
            ),
            html.Div(id=ids.TIMELINE, className="timeline"),
        ],
    )


def _option(preset: Preset, lang: str) -> tuple[str, str]:
    """Both ends of the window as one value, and the name."""
    return f"{preset.first}/{preset.last or '..'}", named(preset.names, lang)


def _choice(element_id: str, label: str, options: list[tuple[str, str]]) -> Component:
    """A native select: the browser's own script reads it, the server has no part in playing."""
    return html.Select(
        id=element_id,
        className="player__choice",
        title=label,
        **{"aria-label": label},
        children=[html.Option(text, value=value) for value, text in options],
    )
