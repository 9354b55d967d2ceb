"""Names of months and what stands beside them, folded as `geodata.model.folding` does."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from geodata.model.folding import fold

_GREGORIAN: Final = """
January February March April May June July August September October November December
Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec
Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık
Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara
yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr
yan fev mar apr may iyn iyl avq sen okt noy dek
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
янв фев мар апр май июн июл авг сен окт ноя дек
янв февр марта апр мая июня июля авг сент окт нояб дек
ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
ژانویه فوریه مارس آپریل می ژوئن جولای آگوست سپتامبر اکتبر نوامبر دسامبر
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր
"""

_SOLAR: Final = """
فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand
"""

_BESIDE: Final = """
Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
st nd rd th of il ilin ci cı cu cü г год года ماه سال թ
شنبه یکشنبه دوشنبه سه سه‌شنبه چهارشنبه پنجشنبه پنج‌شنبه جمعه
понедельник вторник среда четверг пятница суббота воскресенье
"""


def _months(lines: str) -> Mapping[str, int]:
    found = {
        fold(name): month
        for line in lines.strip().splitlines()
        for month, name in enumerate(line.split(), start=1)
    }
    return MappingProxyType(found)


GREGORIAN_MONTHS: Final = _months(_GREGORIAN)
"""Number of the month by its folded name."""

SOLAR_MONTHS: Final = _months(_SOLAR)
"""The same for the solar Hijri calendar of Iran."""

SAID_BESIDE: Final = frozenset(map(fold, _BESIDE.split()))
"""Folded words that may stand beside the name of a month and say nothing: weekdays, "of", "год"."""


def gregorian_month(word: str) -> int:
    """Number of the month of a folded word, 0 when it is none; Armenian genitives too."""
    return GREGORIAN_MONTHS.get(word) or GREGORIAN_MONTHS.get(word.removesuffix("ի"), 0)
