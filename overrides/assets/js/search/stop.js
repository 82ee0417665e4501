/** Words of questions and joints of sentences, as surfaces; left out of a query unless nothing else is in it. */

const HEBREW = `
  מה מהו מהי מהם מהן מי מיהו מיהי איך כיצד כמה איפה היכן לאן מאיפה מאין מתי למה מדוע האם איזה איזו אילו
  של את על עם אל מן בין לפי אצל בלי ללא גם רק כי אם או אבל אלא כדי לכן אז כאשר כש עד מול תוך כמו לגבי בנוגע אודות
  זה זו זאת אלה אלו הזה הזו הזאת האלה האלו הוא היא הם הן אני אנחנו אנו אתה אתם אתן לי לנו לו לה להם להן שלנו שלי שלו שלה שלהם שלכם
  אותו אותה אותם בו בה בהם יש אין היה היתה הייתה היו להיות יהיה תהיה שהוא שהיא שהם כל כול בכל לכל מכל שכל שבכל לא כן אפשר ניתן צריך צריכים צריכה צריכות
  רוצה רוצים עושים עושה לעשות קורה אומר אומרת נמצא נמצאת אשר הרי עוד כבר מאוד יותר פחות שם כאן פה איתו ואת ועל ואם וגם ומה ומי ואיך`;

const ARABIC = `
  ما ماذا من كيف كم أين اين متى لماذا لم هل أي اي أية اية أيها ماهي ماهو بماذا عماذا ولماذا
  في فى على علي إلى الى عن مع بين عند لدى حتى منذ خلال حول بعد قبل ضد دون بدون أن ان إن أنّ أنه انه إنه لأن لان
  هذا هذه ذلك تلك هؤلاء الذي التي الذين اللواتي اللاتي هو هي هم هن نحن أنا انا أنت انت أنتم انتم
  لا لن ليس ليست كان كانت يكون تكون كانوا قد لقد ثم أو او أم ام بل لكن إذا اذا لو كما كل بعض غير سوى فقط أيضا ايضا
  له لها لهم لنا لي لك به بها بهم فيه فيها فيهم منه منها منهم عليه عليها عنه عنها إليه إليها اليه اليها لديه لديها لديهم لدينا
  يوجد توجد يجب يمكن نريد أريد اريد يعني معنى نفعل يتم تتم وما ومن وكيف ولا وهل وهو وهي والتي والذي وفي وعلى`;

const ENGLISH = `
  a an the and or but nor of in on at to from by for with without about into onto over under between as than that this these those
  what which who whom whose when where why how is are was were be been being am do does did doing done has have had having
  can could may might must shall should will would need needs i we you he she it they me us him her them my our your his its their
  there here not no yes if then so such also just only any some each every all both either neither more most much many very too
  out up down off again once per via get gets got go goes let mean means tell please`;

export const STOP = new Set([HEBREW, ARABIC, ENGLISH].join(" ").split(/\s+/).filter(Boolean));
