// Every word the page itself says, in both languages, and how it writes times and counts.

const TEXTS = {
  skip: { zh: '跳到说明与列表', en: 'Skip to lists and legend' },
  panel: { zh: '图例、住宅与结论', en: 'Legend, homes and findings' },
  map: { zh: '地图。方向键移动，加减号缩放，回车选择中心的住宅', en: 'Map. Arrow keys move, plus and minus zoom, Enter selects the home at the centre' },
  otherLanguage: { zh: 'English', en: '中文' },
  otherLanguageLabel: { zh: 'Switch to English', en: '切换为中文' },
  largeText: { zh: '大字版', en: 'Large text' },
  print: { zh: '打印', en: 'Print' },
  walkTo: { zh: '步行到最近的', en: 'Walk to the nearest' },
  legend: { zh: '图例：各级住宅数', en: 'Legend: homes in each class' },
  show: { zh: '显示', en: 'Show' },
  showFacilities: { zh: '该类设施', en: 'its places' },
  showAll: { zh: '全部设施', en: 'all places' },
  showReach: { zh: '步行可达的路', en: 'streets within reach' },
  showLand: { zh: '居住用地', en: 'residential land' },
  home: { zh: '住宅', en: 'Home' },
  findHome: { zh: '按名称或编号查找住宅', en: 'Find a home by name or number' },
  centerHome: { zh: '地图中心', en: 'Map centre' },
  centerHomeLabel: { zh: '选择离地图中心最近的住宅', en: 'Select the home nearest the map centre' },
  findings: { zh: '评估结论', en: 'Findings' },
  standard: { zh: '标准', en: 'Standard' },
  filter: { zh: '按结论筛选', en: 'Filter by verdict' },
  madeBy: { zh: '由 lifecircle 生成；步行时间在本页内按同一路网逐次计算，离线可用。地图库 Leaflet 1.9.4（BSD-2）。',
    en: 'Made by lifecircle; walks are computed in this page on the same network, offline. Map library Leaflet 1.9.4 (BSD-2).' },
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  pickHome: { zh: '点击地图上的住宅，本页即在路网上计算它到各类设施的最近步行路线。', en: 'Click a home on the map: the page then computes its shortest walk to each category, on the network.' },
  within: { zh: '{0} 分钟以内', en: 'within {0} min' },
  over: { zh: '超过 {0} 分钟', en: 'over {0} min' },
  unreached: { zh: '{0} 分钟内走不到', en: 'none reached within {0} min' },
  unknown: { zh: '超出数据范围，未知', en: 'unknown, beyond the data' },
  noData: { zh: '无数据', en: 'no data' },
  atMostKey: { zh: '白点：至多如此，数据之外或有更近的', en: 'white dot: at most; a nearer one may lie beyond the data' },
  atMost: { zh: '至多 {0}', en: 'at most {0}' },
  people: { zh: '{0} 人', en: '{0} people' },
  aboutPeople: { zh: '约 {0} 人（估算）', en: 'about {0} people (estimate)' },
  peopleUnknown: { zh: '人数未知', en: 'people not known' },
  truncated: { zh: '步行会越出数据边界的住宅：{0}。', en: 'Homes whose walk leaves the data: {0}.' },
  truncatedPart: { zh: '{0} 分钟 {1}', en: '{0} min {1}' },
  offNetwork: { zh: '未能接入路网，无数据', en: 'not attached to the network: no data' },
  nearestTitle: { zh: '各类最近设施', en: 'Nearest of each category' },
  unnamed: { zh: '（未命名）', en: '(no name)' },
  routeStatus: { zh: '{0}：{1}，步行 {2}，{3}', en: '{0}: {1}, {2} on foot, {3}' },
  noRoute: { zh: '{0}：{1}', en: '{0}: {1}' },
  time: { zh: '现状与实施后', en: 'Before and after' },
  before: { zh: '现状', en: 'Before' },
  after: { zh: '实施后', en: 'After' },
  change: { zh: '变化', en: 'Change' },
  step: { zh: '到第几步', en: 'After which step' },
  allSteps: { zh: '全部 {0} 步后', en: 'after all {0} steps' },
  whatChanges: { zh: '谁得到，谁失去', en: 'Who gains and who loses' },
  anyRequirement: { zh: '任一项要求', en: 'any requirement' },
  gains: { zh: '新享有', en: 'gains' },
  'may-gain': { zh: '或新享有（以前未知）', en: 'may gain (not known before)' },
  loses: { zh: '失去', en: 'loses' },
  'may-lose': { zh: '或失去（以后未知）', en: 'may lose (not known after)' },
  both: { zh: '有得有失', en: 'gains and loses' },
  same: { zh: '不变', en: 'no change' },
  opensHere: { zh: '新开或迁入：{0}', en: 'opens or moves here: {0}' },
  closesHere: { zh: '关闭或迁出：{0}', en: 'closes or moves away: {0}' },
  changeStatus: { zh: '{0}：{1} 户得到，{2} 户失去', en: '{0}: {1} homes gain, {2} lose' },
  clear: { zh: '取消选择', en: 'Clear' },
  noneFound: { zh: '没有找到', en: 'Nothing found' },
  clause: { zh: '条款 {0}', en: 'clause {0}' },
  toConfirm: { zh: '{0}，默认值，待确认', en: '{0}, a default to be confirmed' },
  noFindings: { zh: '没有评估结论。', en: 'No findings.' },
  more: { zh: '再显示 {0} 条', en: 'Show {0} more' },
  'missing': { zh: '缺失', en: 'missing' },
  'short': { zh: '不足', en: 'short' },
  'met': { zh: '达标', en: 'met' },
  'saturated': { zh: '饱和', en: 'saturated' },
  'no-data': { zh: '无数据', en: 'no data' },
  'quoted': { zh: '原文', en: 'quoted' },
  'second-hand': { zh: '转引', en: 'second-hand' },
  'recalled': { zh: '记忆', en: 'recalled' },
  'ours': { zh: '本库设定', en: 'ours' },
  credit: { zh: '数据：{0}', en: 'Data: {0}' },
};

let language = 'zh';

/** One of the page's own texts, with its places filled. */
function say(key, ...values) {
  const text = TEXTS[key]?.[language] ?? key;
  return text.replace(/\{(\d)\}/g, (_, place) => values[place]);
}

/** A text of the data in the language shown, in the other one where it is missing. */
function told(text) {
  return text[language] || text.zh || text.en;
}

/** A walk as people say it. */
function duration(data, ticks) {
  const seconds = Math.round(ticks / data.ticksPerSecond);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const [minute, second] = language === 'zh' ? ['\u00a0分', '\u00a0秒'] : ['\u00a0min', '\u00a0s'];
  return [minutes ? minutes + minute : '', rest || !minutes ? rest + second : ''].filter(Boolean).join(' ');
}

function minutesOf(data, ticks) {
  return Number((ticks / data.ticksPerSecond / 60).toFixed(1));
}

function distance(metres) {
  const [metre, kilometre] = language === 'zh' ? ['\u00a0米', '\u00a0公里'] : ['\u00a0m', '\u00a0km'];
  return metres < 1000 ? Math.round(metres) + metre : (metres / 1000).toFixed(2) + kilometre;
}

function number(value) {
  return Math.round(value).toLocaleString('en-US');
}

function percent(part, whole) {
  if (!whole) return '–';
  const share = 100 * part / whole;
  if (part && share < 0.1) return '< 0.1\u00a0%';
  return (share > 0 && share < 1 ? share.toFixed(1) : Math.round(share)) + '\u00a0%';
}
