package typeset

import "gongzhi/reports/doc"

func (f *flow) chart(c doc.Chart) {}
