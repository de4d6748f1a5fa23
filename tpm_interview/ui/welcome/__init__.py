"""The first start: what stays here, voice and microphone, one question to warm up."""
