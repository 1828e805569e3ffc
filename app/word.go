package app

// pick is the i-th word, or 「未知」 for a value that a newer program wrote.
func pick(i int, words ...string) string {
	if i < 0 || i >= len(words) {
		return "未知"
	}
	return words[i]
}
