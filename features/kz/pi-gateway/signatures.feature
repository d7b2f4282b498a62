@kz @area:pi-gateway @role:kz-carrier-is @needs:stimulate:kz.present @needs:stimulate:kz.connect @needs:observe
Feature: Signatures on the way through the gateway
  The Body of a message is signed by WS-Security, the document in it by its own signature; whoever signs believes no answer that is not signed as well.
  Kazakh systems sign by GOST in life: the harness has no such algorithm, so that is left out with this reason. RSA and elliptic curves are tested.

  @KZPI-G03
  Scenario Outline: Signed by <algorithm> through the <channel> channel
    Given the carrier is connected by the <channel> channel of the gateway, signing with "<algorithm>"
    And a lorry with spare parts is to come to Kazakhstan
    When the carrier is told to present the pre-arrival information
    Then both signatures of its letter hold

    @declares:kz-rsa
    Examples:
      | algorithm  | channel      |
      | rsa-sha256 | synchronous  |
      | rsa-sha256 | asynchronous |

    @declares:kz-ec
    Examples:
      | algorithm    | channel      |
      | ecdsa-sha256 | synchronous  |
      | ecdsa-sha256 | asynchronous |

    @declares:kz-gost
    Examples:
      | algorithm | channel     |
      | gost-2004 | synchronous |
      | gost-2015 | synchronous |

  @KZPI-G03 @declares:kz-rsa @needs:set-clock
  Scenario Outline: An answer that is not to be believed, through the <channel> channel: <forgery>
    Given the carrier is connected by the <channel> channel of the gateway, signing with "rsa-sha256"
    And a lorry with spare parts is to come to Kazakhstan
    And the next answer has "<forgery>"
    When the carrier is told to present the pre-arrival information
    And its answer has had time to come
    Then the carrier does not believe it

    Examples:
      | channel      | forgery                                            |
      | synchronous  | one byte changed                                   |
      | synchronous  | its signed Body moved away and another in its place |
      | synchronous  | only its timestamp signed                          |
      | synchronous  | a timestamp that expired an hour ago               |
      | synchronous  | the signature of a stranger                        |
      | synchronous  | no signature                                       |
      | synchronous  | a document that nobody signed                      |
      | asynchronous | one byte changed                                   |
      | asynchronous | the signature of a stranger                        |
