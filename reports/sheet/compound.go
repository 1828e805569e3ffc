package sheet

import (
	"encoding/binary"
	"unicode/utf16"
)

// compound is an OLE2 file: old .xls, or the envelope of an encrypted .xlsx.
type compound struct {
	data    []byte
	size    int // of a sector
	fat     []uint32
	mini    []uint32
	small   []byte // stream of the mini sectors
	streams map[string]entry
}

type entry struct {
	start uint32
	size  uint64
}

const (
	miniSector = 64
	miniCutoff = 4096
	endOfChain = 0xFFFFFFFA // this and above are not sectors
)

// readCompound tells an encrypted workbook from an old .xls and reads either.
func (r *reader) readCompound(data []byte) error {
	c, ok := openCompound(data)
	if !ok {
		return r.corrupt()
	}
	if _, ok := c.streams["EncryptedPackage"]; ok {
		plain, err := r.decrypt(data)
		if err != nil {
			return err
		}
		return r.readZip(plain)
	}
	if _, ok := c.streams["Workbook"]; ok {
		return r.readXLS(c.stream("Workbook"))
	}
	if _, ok := c.streams["Book"]; ok {
		return refuse(UnsupportedXLS, "“%s”是 Excel 95 及更早的格式。请用 WPS/Excel 另存为 .xlsx 后重试。", r.name)
	}
	if _, ok := c.streams["WordDocument"]; ok {
		return refuse(WrongExtension, "“%s”其实是 Word 文档，不是表格。请把其中的表格复制到 Excel 中另存为 .xlsx。", r.name)
	}
	return refuse(UnsupportedXLS, "不能直接读取“%s”。请用 WPS/Excel 另存为 .xlsx 后重试。", r.name)
}

func openCompound(data []byte) (*compound, bool) {
	if len(data) < 512 {
		return nil, false
	}
	shift := binary.LittleEndian.Uint16(data[30:])
	if shift != 9 && shift != 12 {
		return nil, false
	}
	c := &compound{data: data, size: 1 << shift, streams: map[string]entry{}}
	u32 := func(at int) uint32 { return binary.LittleEndian.Uint32(data[at:]) }
	for i := 0; i < 109; i++ {
		c.addFAT(u32(76 + 4*i))
	}
	for next, n := u32(68), 0; next < endOfChain && n < len(data)/c.size+1; n++ {
		block := c.sector(next)
		if block == nil {
			break
		}
		for i := 0; i+8 <= len(block); i += 4 {
			c.addFAT(binary.LittleEndian.Uint32(block[i:]))
		}
		next = binary.LittleEndian.Uint32(block[len(block)-4:])
	}
	for _, block := range c.chain(u32(60)) {
		c.mini = append(c.mini, words(block)...)
	}
	c.directory(u32(48))
	return c, len(c.streams) > 0
}

func (c *compound) addFAT(sector uint32) {
	if sector < endOfChain {
		c.fat = append(c.fat, words(c.sector(sector))...)
	}
}

func words(block []byte) []uint32 {
	list := make([]uint32, len(block)/4)
	for i := range list {
		list[i] = binary.LittleEndian.Uint32(block[4*i:])
	}
	return list
}

// sector gives one sector; the last may be cut short.
func (c *compound) sector(n uint32) []byte {
	from := (int64(n) + 1) * int64(c.size)
	if from >= int64(len(c.data)) {
		return nil
	}
	return c.data[from:min(from+int64(c.size), int64(len(c.data)))]
}

// chain gives the sectors of a stream; a ring in a damaged table ends after as many as there can be.
func (c *compound) chain(start uint32) [][]byte {
	var blocks [][]byte
	for n := 0; start < endOfChain && n <= len(c.data)/c.size; n++ {
		block := c.sector(start)
		if block == nil || int64(start) >= int64(len(c.fat)) {
			break
		}
		blocks = append(blocks, block)
		start = c.fat[start]
	}
	return blocks
}

// directory reads the names of the streams and the stream that holds the small ones.
func (c *compound) directory(start uint32) {
	for _, block := range c.chain(start) {
		for ; len(block) >= 128; block = block[128:] {
			length := int(binary.LittleEndian.Uint16(block[64:]))
			if length < 4 || length > 64 {
				continue
			}
			units := make([]uint16, length/2-1)
			for i := range units {
				units[i] = binary.LittleEndian.Uint16(block[2*i:])
			}
			e := entry{binary.LittleEndian.Uint32(block[116:]), uint64(binary.LittleEndian.Uint32(block[120:]))}
			switch block[66] {
			case 5:
				for _, b := range c.chain(e.start) {
					c.small = append(c.small, b...)
				}
			case 2:
				name := string(utf16.Decode(units))
				if _, seen := c.streams[name]; !seen {
					c.streams[name] = e
				}
			}
		}
	}
}

// stream gives the bytes of a stream.
func (c *compound) stream(name string) []byte {
	e := c.streams[name]
	var out []byte
	if e.size >= miniCutoff {
		for _, b := range c.chain(e.start) {
			out = append(out, b...)
		}
	} else {
		for next, n := e.start, 0; next < endOfChain && n < miniCutoff/miniSector; n++ {
			from := int64(next) * miniSector
			if from >= int64(len(c.small)) || int64(next) >= int64(len(c.mini)) {
				break
			}
			out = append(out, c.small[from:min(from+miniSector, int64(len(c.small)))]...)
			next = c.mini[next]
		}
	}
	if uint64(len(out)) > e.size {
		out = out[:e.size]
	}
	return out
}
