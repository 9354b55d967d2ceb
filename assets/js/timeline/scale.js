/**
 * Scale: days to pixels and back, and where the parts of the picture lie. Pure.
 *
 * @module timeline/scale
 */

const AXIS_PX = 33;
const AXIS_ONE_ROW_PX = 19;
const LANE_PX = 14;
/** With fewer pixels a day, the axis names years only and needs no second row. */
const YEARS_ONLY = 0.36;
const LABEL_ROW_PX = 15;
const MOMENTS_PAD_PX = 5;

/** Time runs from left to right in every language: it is the axis of a chart, not a text. */
export class Scale {
  /**
   * @param {import("./frame.js").Span} frame
   * @param {{width: number, height: number}} size
   * @param {number} labelRows rows of labels of moments above the bars
   * @param {number} [spans] px for the spans of roughly known dates under the bars
   */
  constructor(frame, size, labelRows, spans = 0) {
    this.frame = frame;
    this.width = size.width;
    this.height = size.height;
    this.left = 30;
    this.right = Math.max(size.width - 10, this.left + 50);
    this.top = labelRows * LABEL_ROW_PX + MOMENTS_PAD_PX;
    this.pixelsPerDay = (this.right - this.left) / (frame[1] - frame[0]);
    this.yearsOnly = this.pixelsPerDay < YEARS_ONLY;
    const axis = this.yearsOnly ? AXIS_ONE_ROW_PX : AXIS_PX;
    this.baseline = Math.max(size.height - axis - LANE_PX - spans, this.top + 20);
    /** Middle of the lane in which the opened report and its relations lie. */
    this.lane = this.baseline + spans + LANE_PX / 2;
    this.axis = this.baseline + spans + LANE_PX;
  }

  /** @param {number} day */
  x(day) {
    return this.left + (day - this.frame[0]) * this.pixelsPerDay;
  }

  /** The same, kept inside the picture. @param {number} day */
  clamped(day) {
    return Math.min(Math.max(this.x(day), this.left), this.right);
  }

  /** @param {number} x @returns {number} with fraction */
  day(x) {
    return this.frame[0] + (x - this.left) / this.pixelsPerDay;
  }

  /** Middle of a row of labels, the lowest row being 0. @param {number} row */
  labelRow(row) {
    return this.top - 4 - row * LABEL_ROW_PX;
  }
}
