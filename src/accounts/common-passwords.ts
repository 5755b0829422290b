/**
 * Passwords of ten and more characters that stand near the top of every published count of leaked ones, in lower case,
 * with those that are common in Chinese. Shorter ones are refused by their length, patterns by `password-rules.ts`.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc q1w2e3r4t5 q1w2e3r4t5y6 qwer1234asdf qwerty1234 qwerty12345
  qwerty123456 1234qwerasdf 123qweasdzxc qweasdzxc123 asdf1234qwer zaq12wsxcde3 zxcvbnm123 zxcvbnm1234 asdfghjkl123
  qwertyuiop1 qwertyuiop123 1234567890q 123456789a 123456789q 123456789qq 123456789abc a123456789 a1234567890
  aa123456789 aa12345678 abc123456789 abc1234567 abcd123456 abcd1234567 abcdef123456 abcdefg123 abcdefgh123 abcd1234abcd
  q123456789 w123456789 z123456789 zz123456789 qq123456789 qq1234567890 qwe123456789 asd123456789 as123456789
  password12 password123 password1234 password12345 passw0rd123 p@ssw0rd123 p@ssword123 p@ssword1234 password01
  passwordpassword mypassword letmein123 letmeinnow welcome123 welcome1234 welcome2024 welcome2025 welcome2026
  admin12345 admin123456 administrator adminadmin admin@12345 admin@123456 administrator1 root123456 test123456
  test1234567 testtest123 guest123456 user123456 master1234 changeme123 default123 iloveyou12 iloveyou123
  iloveyou1314 iloveyou520 ilovechina loveyou1314 loveyou520 football123 baseball123 basketball superman123
  sunshine123 princess123 monkey12345 dragon12345 michael123 computer123 internet123 starwars123 jordan23jordan
  woaini1314 woaini1314520 woaini520 woaini123456 woaini521 woaini5201314 woaini1234 woaiwojia woaizuguo
  5201314520 5201314woaini 520520520520 13145201314 1314520520 13145201314520 1234554321 12345678910 0123456789
  1357924680 147258369 1472583690 147852369 1478523690 159357159357 741852963 7418529630 789456123 7894561230
  3216549870 987654321a a987654321 123321123321 112233445566 11223344556677889900 123123123a 321321321a 1122334455
  123456abcdef 123456abcd 123456abcdefg 123456qwerty 123456asdfgh 123456asdf 123456wang wang123456 zhang123456
  li123456789 chen123456 liu123456789 yang123456 huang123456 zhao123456 zhou123456 beijing2008 beijing2022
  beijing123 zhongguo123 china123456 shanghai123 guangzhou123 caonima123 nihao123456 xiaoming123 tianwang123
  taobao123456 alipay123456 weixin123456 qq12345678 dearbook123 code123456 mima123456 mima12345678 wodemima123
  zhuli12345 zhuli123456 zhuli123456789 canlian123 canlian123456 student123 student1234 student123456 teacher123
  teacher123456 employer123 zaq1zaq1zaq1 xsw2zaq1cde3 pokemon12345 minecraft123 freedom1234 whatever123 trustno1trustno1
  `
    .trim()
    .split(/\s+/),
);
