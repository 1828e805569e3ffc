package demo

// named are the people who appear by name in the office's papers.
var named = map[string][][2]string{
	"党政综合办": {{"周建国", "街道办事处副主任"}, {"李雯", "文书"}, {"张敏", "干事"}, {"林正明", "党工委书记"}}, "党建工作办": {{"沈红", "主任"}}, "平安建设办": {{"赵海峰", "主任"}},
	"城市管理办": {{"陈立群", "主任"}}, "民生保障办": {{"郑玉兰", "主任"}}, "经济发展办": {{"何志强", "主任"}}, "社区建设办": {{"高志远", "主任"}}, "财政所": {{"冯洁", "所长"}},
	"派出所": {{"刘振", "副所长"}}, "司法所": {{"方亚楠", "所长"}}, "市场监管所": {{"孙毅", "副所长"}}, "综合执法队": {{"吴涛", "队长"}}, "卫生服务中心": {{"田家宁", "主任"}},
	"锦绣家园物业": {{"钱广利", "经理"}}, "北岸社区": {{"吴秋萍", "主任"}}, "枫林社区": {{"黄莉", "主任"}}, "柳岸社区": {{"徐蕾", "主任"}}, "石桥社区": {{"孙国平", "主任"}}, "东堤社区": {{"何静", "主任"}},
}

// twins are six names that two people bear, each pair in two units: unit and place in it, twice.
var twins = []struct {
	name         string
	unitA, unitB string
}{{"王建平", "平安建设办", "清河社区"}, {"李秀英", "民生保障办", "柳岸社区"}, {"张伟", "城市管理办", "派出所"}, {"刘洋", "经济发展办", "锦绣社区"}, {"陈静", "社区建设办", "河湾社区"}, {"杨帆", "党建工作办", "志愿服务协会"}}

// twinOf is the shared name that the second person of a unit bears, if any.
func twinOf(unit string) string {
	for _, t := range twins {
		if t.unitA == unit || t.unitB == unit {
			return t.name
		}
	}
	return ""
}

// rareNames are eleven names that ordinary fonts and encodings lose, or that do not fit three characters.
func rareNames() []string {
	return []string{"𠮷云生", "王䶮", "李㛃", "陈𬱖", "买买提·艾合买提", "阿依古丽·吐尔逊", "欧阳𬭎", "张𫍯", "刘昇", "赵玥𬍛", "孙䒟"}
}

const (
	surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
	givens   = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红梅建国志远海燕晓东文博雨欣子轩佳怡思源春生秋月冬青夏荷云飞永康长安国庆兴旺"
)

// nameOf makes a name nobody was given on purpose.
func (o *office) nameOf() string {
	s, g := []rune(surnames), []rune(givens)
	name := string(pick(o, s)) + string(pick(o, g))
	if o.chance(70) {
		name += string(pick(o, g))
	}
	return name
}

// newName is a name that nobody of the register bears yet.
func (o *office) newName() string {
	for {
		if name := o.nameOf(); !o.names[name] {
			o.names[name] = true
			return name
		}
	}
}
