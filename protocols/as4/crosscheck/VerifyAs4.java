import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Base64;
import javax.xml.crypto.Data;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Second opinion on our seals by the JDK: core validation of an AS4 message with all three kinds of references.
 * Run by crosscheck.spec.ts as {@code java VerifyAs4.java DIR...}; each folder holds envelope.xml and one file per part, named by its
 * Content-ID. Prints one line per folder: its name, the signature value's verdict, then each reference with its verdict.
 */
public final class VerifyAs4 {
  static final String WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  static final String ATTACHMENT = "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Signature-Transform";

  /** The content transform hands compressed parts on as they are. */
  public static final class PassThrough extends TransformService {
    public AlgorithmParameterSpec getParameterSpec() { return null; }
    public void init(TransformParameterSpec spec) { }
    public void init(XMLStructure parent, XMLCryptoContext context) { }
    public void marshalParams(XMLStructure parent, XMLCryptoContext context) throws MarshalException { }
    public boolean isFeatureSupported(String feature) { return false; }
    public Data transform(Data data, XMLCryptoContext context) { return data; }
    public Data transform(Data data, XMLCryptoContext context, OutputStream out) { return data; }
  }

  static final class Attachments extends Provider {
    Attachments() {
      super("As4Attachments", "1", "Attachment-Content-Signature-Transform");
      put("TransformService." + ATTACHMENT, PassThrough.class.getName());
      put("TransformService." + ATTACHMENT + " MechanismType", "DOM");
    }
  }

  static void markIds(Element element) {
    if (element.hasAttributeNS(WSU, "Id")) element.setIdAttributeNS(WSU, "Id", true);
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) if (children.item(i) instanceof Element child) markIds(child);
  }

  /** The JDK reads a PkiPath as we write it, and lists the leaf first. */
  static PublicKey leafKey(Document document) throws Exception {
    Element token = (Element) document.getElementsByTagNameNS(WSSE, "BinarySecurityToken").item(0);
    InputStream der = new ByteArrayInputStream(Base64.getMimeDecoder().decode(token.getTextContent()));
    return CertificateFactory.getInstance("X.509").generateCertPath(der, "PkiPath").getCertificates().get(0).getPublicKey();
  }

  static String verify(Path folder) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document = factory.newDocumentBuilder().parse(folder.resolve("envelope.xml").toFile());
    markIds(document.getDocumentElement());
    XMLSignatureFactory signatures = XMLSignatureFactory.getInstance("DOM");
    DOMValidateContext context = new DOMValidateContext(leafKey(document), document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0));
    context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
    URIDereferencer inDocument = signatures.getURIDereferencer();
    context.setURIDereferencer((reference, within) -> {
      if (!reference.getURI().startsWith("cid:")) return inDocument.dereference(reference, within);
      try {
        return new OctetStreamData(Files.newInputStream(folder.resolve(reference.getURI().substring(4))));
      } catch (java.io.IOException error) {
        throw new javax.xml.crypto.URIReferenceException(error);
      }
    });
    XMLSignature signature = signatures.unmarshalXMLSignature(context);
    StringBuilder line = new StringBuilder(folder.getFileName() + " signature=" + signature.getSignatureValue().validate(context));
    for (Object item : signature.getSignedInfo().getReferences()) {
      Reference reference = (Reference) item;
      line.append(' ').append(reference.getURI().replaceAll("^#.*-", "#")).append('=').append(reference.validate(context));
    }
    return line.toString();
  }

  public static void main(String[] folders) throws Exception {
    Security.addProvider(new Attachments());
    for (String folder : folders) System.out.println(verify(Path.of(folder)));
  }
}
