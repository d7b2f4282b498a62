@ics2 @area:filing @needs:stimulate:ics2.file
Feature: Filings that belong together name each other

  Where several parties file for one consignment, or one consignment comes in several parts, customs can put the pieces together
  only by what they say of each other (HTI message tables 2.02; condition C3001; Business process descriptions L3.5).

  The agreement who files is told by the type that is asked for: no fact of a shipment says it (ICS2-SEED-04). Of ICS2-SEED-05 only
  the half of the house filer is shown: no carrier has filed and named it before. The unsplit filing of ICS2-FIL-07 is the
  first part.

  @ICS2-SEED-04
  Scenario Outline: The <filer> that holds all data files them at once, in <filing>
    When the <filer> files <filing>, since it was agreed that the carrier files all
    Then one complete filing has come, and no partial one

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing |
      | sea carrier | F11    |

    @role:inland-carrier @mode:inland-waterway
    Examples:
      | filer          | filing |
      | inland carrier | F11    |

    @role:air-carrier @mode:air
    Examples:
      | filer       | filing |
      | air carrier | F20    |

  @ICS2-SEED-05
  Scenario Outline: The <filer> files its own part in <filing> without waiting for the carrier
    When the <filer> is asked to file its <filing>
    Then that filing arrives, with the filer as declarant

    @role:sea-house-filer @mode:maritime
    Examples:
      | filer           | filing |
      | sea house filer | F15    |

    @role:sea-consignee @mode:maritime
    Examples:
      | filer     | filing |
      | consignee | F17    |

    @role:air-forwarder @mode:air
    Examples:
      | filer     | filing |
      | forwarder | F22    |

  @ICS2-FIL-06
  Scenario Outline: The <filer> names in <filing> who files next
    When the <filer> files <filing> and knows who files next
    Then the filing names that filer
    And customs registers the filing

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing |
      | sea carrier | F12    |
      | sea carrier | F13    |

    @role:inland-carrier @mode:inland-waterway
    Examples:
      | filer          | filing |
      | inland carrier | F12    |

    @role:sea-house-filer @mode:maritime
    Examples:
      | filer           | filing |
      | sea house filer | F14    |

    @role:air-carrier @mode:air
    Examples:
      | filer       | filing |
      | air carrier | F21    |

  @ICS2-FIL-07
  Scenario Outline: The <filer> files a split consignment in <filing>
    When the <filer> files <filing> for the first part of a shipment
    Then the filing says nothing of an earlier part
    And customs registers the filing
    When the <filer> files <filing> for the rest of it
    Then the filing names the MRN of the first part
    And customs registers the filing

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing |
      | sea carrier | F10    |
      | sea carrier | F12    |
      | sea carrier | F13    |

    @role:inland-carrier @mode:inland-waterway
    Examples:
      | filer          | filing |
      | inland carrier | F11    |
      | inland carrier | F12    |
      | inland carrier | F13    |

    @role:express @mode:air
    Examples:
      | filer            | filing |
      | express operator | F30    |

    @role:express @mode:road
    Examples:
      | filer            | filing |
      | express operator | F34    |

    @role:post @mode:postal
    Examples:
      | filer           | filing |
      | carrier of mail | F45    |

  @ICS2-FIL-05 @ICS2-FIL-01 @ICS2-FIL-02 @ICS2-DAT-01 @ICS2-DAT-05 @ICS2-DAT-11 @role:air-carrier @role:air-forwarder @mode:air
  Scenario Outline: F25 completes the minimum that was filed before loading, with <extent> be said
    When the air carrier or forwarder files F23 with only what must be said
    Then customs registers the filing
    When the air carrier or forwarder files F25 to complete it, with <extent> be said
    Then the filing cites the earlier one by its MRN or its house air waybill, and gives the master air waybill
    And the filing is of that type, conforms to its table and keeps every rule
    And customs registers the filing

    Examples:
      | extent         |
      | only what must |
      | all that can   |
