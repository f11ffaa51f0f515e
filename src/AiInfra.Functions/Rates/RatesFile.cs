using System.Globalization;
using System.IO.Compression;
using System.Text;
using AiInfra.Rates;

namespace AiInfra.Functions.Rates;

/// <summary>A file of exchange rates: the ECB's CSV, or a zip archive with exactly that.</summary>
internal static class RatesFile
{
    /// <summary>Packed or not. The whole history since 1999 is some 2 MB.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    public static EcbReading Read(byte[] file)
    {
        if (!file.AsSpan().StartsWith("PK"u8)) return EcbHistory.Read(Encoding.UTF8.GetString(file));
        try
        {
            return ReadZip(file);
        }
        catch (InvalidDataException)
        {
            return new EcbReading.Unreadable("it is a broken zip archive");
        }
    }

    private static EcbReading ReadZip(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        if (zip.Entries is not [var entry] || !entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) return new EcbReading.Unreadable("one CSV file is expected in the zip archive");
        // What the archive says of its size is not believed.
        using var packed = entry.Open();
        using var csv = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var read = packed.Read(buffer); read > 0; read = packed.Read(buffer))
        {
            csv.Write(buffer, 0, read);
            if (csv.Length > MaxBytes) return new EcbReading.Unreadable(string.Create(CultureInfo.InvariantCulture, $"the zip archive holds more than {MaxBytes} bytes"));
        }

        var bytes = csv.GetBuffer().AsSpan(0, (int)csv.Length);
        return Checksum(bytes) == entry.Crc32 ? EcbHistory.Read(Encoding.UTF8.GetString(bytes)) : new EcbReading.Unreadable("the zip archive is damaged: its content does not fit its checksum");
    }

    /// <summary>CRC-32 as zip archives have it (ISO/IEC 8802-3), which <see cref="ZipArchive"/> reads and does not check. A digit that changed would be a rate.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
